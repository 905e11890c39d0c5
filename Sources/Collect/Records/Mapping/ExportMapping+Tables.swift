extension ExportMapping {
  /// The exports that are tables. Paths are the names of columns.
  static let tables = """
    crowdtangle:
      tool: CrowdTangle, CSV
      kind: table
      needs: Page Name, Post Created, Message
      id: URL
      text: Message | Image Text | Description | Link Text
      url: URL
      account: User Name | Page Name
      author: Page Name
      published_at: Post Created
      platform: 'facebook'
      links: Final Link | Link
    crowdtangle-instagram:
      tool: CrowdTangle, Instagram CSV
      kind: table
      needs: Account, Post Created, Description, User Name
      id: URL
      text: Description | Title
      url: URL
      account: User Name | Account
      author: Account
      published_at: Post Created
      platform: 'instagram'
    meta-content-library:
      tool: Meta Content Library, CSV
      kind: table
      needs: post_owner.name, text, creation_time
      id: id
      text: text
      account: post_owner.username | post_owner.name | post_owner.id
      author: post_owner.name
      language: lang
      published_at: creation_time
      platform: 'facebook'
      links: link_attachment.link
    4cat-tiktok:
      tool: 4CAT, TikTok
      kind: table
      needs: tiktok_url, author, body, timestamp
      id: id
      text: body
      url: tiktok_url
      account: author
      author: author_full
      published_at: unix_timestamp | timestamp
      platform: 'tiktok'
    4cat-x:
      tool: 4CAT, X and Twitter
      kind: table
      needs: thread_id, author, body, timestamp, is_retweet
      id: id
      text: body
      url: url
      account: author
      author: author_fullname
      language: language_guess
      published_at: unix_timestamp | timestamp
      platform: 'x'
      reply_account: reply_to
      repost_account: retweeted_user
      quote_account: quote_author
    4cat-instagram:
      tool: 4CAT, Instagram
      kind: table
      needs: thread_id, author, body, timestamp, num_media|media_url|image_urls, num_likes
      id: id
      text: body
      url: url
      account: author
      author: author_fullname
      published_at: unix_timestamp | timestamp
      platform: 'instagram'
    4cat-reddit:
      tool: 4CAT, Reddit
      kind: table
      needs: thread_id, author, body, timestamp, subreddit
      id: id
      text: body | subject
      title: subject
      url: url
      account: author
      published_at: unix_timestamp | timestamp
      platform: 'reddit'
      reply_to: parent
    4cat-telegram:
      tool: 4CAT, Telegram
      kind: table
      needs: thread_id, author, body, timestamp, chat
      id: id
      text: body
      account: author_username | author | chat
      author: author_name
      published_at: unix_timestamp | timestamp
      platform: 'telegram'
      reply_to: reply_to
      repost_account: author_forwarded_from_username | author_forwarded_from_name | forwarded_from
    4cat:
      tool: 4CAT, other sources
      kind: table
      needs: id, author, body, timestamp
      id: id
      text: body
      title: subject
      url: post_url | url | tweet_url | link
      account: author | author_name
      author: author_fullname | author_full | author_name | author_display_name
      language: language_guess | language | lang
      published_at: unix_timestamp | timestamp_unix | timestamp
      reply_to: reply_to | in_reply_to
    twarc-csv:
      tool: twarc-csv, and other flattened answers of the X API
      kind: table
      needs: author.username, text, created_at, id
      id: id
      text: note_tweet.text | text
      account: author.username
      author: author.name
      language: lang
      published_at: created_at
      platform: 'x'
      reply_to: referenced_tweets.replied_to.id
      reply_account: in_reply_to_username
      repost_of: referenced_tweets.retweeted.id
      repost_account: retweeted_username
      quote_of: referenced_tweets.quoted.id
      quote_account: quoted_username
    x-archives:
      tool: X, archives of information operations
      kind: table
      needs: tweetid, userid, tweet_text, tweet_time
      id: tweetid
      text: tweet_text
      account: user_screen_name | userid
      author: user_display_name
      language: tweet_language
      published_at: tweet_time
      platform: 'x'
      reply_to: in_reply_to_tweetid | in_reply_to_status_id
      reply_account: in_reply_to_userid | in_reply_to_user_id
      repost_of: retweet_tweetid
      repost_account: retweet_userid
      quote_of: quoted_tweet_tweetid
    youtube-comments:
      tool: YouTube comments, CSV
      kind: table
      needs: videoId, authorDisplayName, publishedAt
      id: id | commentId
      text: textOriginal | textDisplay
      account: authorDisplayName
      published_at: publishedAt
      platform: 'youtube'
      reply_to: parentId | videoId
    mediacloud:
      tool: Media Cloud, stories, CSV
      kind: table
      needs: media_name, title, publish_date, url
      id: id | stories_id
      text: text | title
      url: url
      source: media_url | media_name
      language: language
      published_at: publish_date

    """

  /// Those that come along, in the order in which they are tried.
  package static let known: [ExportMapping] = {
    // The text above is checked by a test: what cannot be read would be missing there.
    let json = (try? parse(Self.json)) ?? []
    let tables = (try? parse(Self.tables)) ?? []
    return json + tables
  }()
}
