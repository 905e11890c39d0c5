extension ExportMapping {
  /// The exports that are JSON, the more particular ones first: the first whose needs are met is taken. Shapes follow the
  /// tools' own documentation and code; where a tool changed, both shapes are alternatives.
  static let json = """
    telegram:
      tool: Telegram Desktop, result.json
      needs: date_unixtime, from_id, type
      leaves: type=service
      id: id
      text: text | text_entities
      account: from | ^name | from_id
      published_at: date_unixtime | date
      platform: 'telegram'
      reply_to: reply_to_message_id
      repost_account: forwarded_from | saved_from
      links: text_entities[type='link'].text | text_entities[type='text_link'].href
    telegram-old:
      tool: Telegram Desktop before 2021, result.json
      needs: date, from_id, type, text
      leaves: type=service
      id: id
      text: text
      account: from | ^name | from_id
      published_at: date
      platform: 'telegram'
      reply_to: reply_to_message_id
      repost_account: forwarded_from
    telegram-service:
      tool: Telegram Desktop, what happened in a chat
      needs: date, actor_id, action
      leaves: action
    telethon:
      tool: Telethon, Message.to_json()
      needs: _=Message, date, message
      id: id
      text: message
      account: post_author | _chat.username | chat.username | from_id.user_id | from_id.channel_id | peer_id.channel_id | peer_id.user_id
      published_at: date
      platform: 'telegram'
      reply_to: reply_to.reply_to_msg_id
      repost_account: fwd_from.from_name | fwd_from.from_id.channel_id | fwd_from.from_id.user_id
      links: entities[].url
    telethon-service:
      tool: Telethon, what happened in a chat
      needs: _=MessageService
      leaves: _
    activity:
      tool: ActivityPub, outbox.json of a Mastodon archive
      format: html
      needs: object.attributedTo, object.content, type=Create
      id: object.id
      text: object.content
      title: object.summary
      url: object.url | object.id
      account: object.attributedTo | actor
      published_at: object.published | published
      platform: 'mastodon'
      reply_to: object.inReplyTo
    activity-announce:
      tool: ActivityPub, a repost
      needs: object, actor, type=Announce
      id: id
      url: id
      account: actor
      published_at: published
      platform: 'mastodon'
      repost_of: object
      repost_text: object.content
      repost_account: object.attributedTo
    activity-other:
      tool: ActivityPub, an activity that is no post
      needs: object, actor, type
      leaves: type
    mastodon-reblog:
      tool: Mastodon API, a reblog
      format: html
      needs: account.acct, reblog.content, created_at
      id: id
      url: uri | url
      account: account.acct
      author: account.display_name
      language: reblog.language
      published_at: created_at
      platform: 'mastodon'
      repost_of: reblog.id | reblog.uri | reblog.url
      repost_account: reblog.account.acct
      repost_text: reblog.content
    mastodon:
      tool: Mastodon API, statuses
      format: html
      needs: account.acct, content, created_at
      id: id
      text: content
      title: spoiler_text
      url: url | uri
      account: account.acct
      author: account.display_name
      language: language
      published_at: created_at
      platform: 'mastodon'
      reply_to: in_reply_to_id
      quote_of: quote.quoted_status.id | quote.quoted_status.uri | quote.id | quote.uri
      quote_account: quote.quoted_status.account.acct | quote.account.acct
      links: card.url
    bluesky-repost:
      tool: Bluesky, getAuthorFeed, a repost
      needs: reason.by.handle, post.record.text
      id: post.cid
      account: reason.by.handle
      author: reason.by.displayName
      published_at: reason.indexedAt
      platform: 'bluesky'
      repost_of: post.uri
      repost_account: post.author.handle
      repost_text: post.record.text
    bluesky:
      tool: Bluesky, searchPosts and getPosts
      needs: record.text, author.handle, uri
      id: uri
      text: record.text
      account: author.handle
      author: author.displayName
      language: record.langs
      published_at: record.createdAt | indexedAt
      platform: 'bluesky'
      reply_to: record.reply.parent.uri
      quote_of: record.embed.record.uri | record.embed.record.record.uri
      quote_account: embed.record.author.handle | embed.record.record.author.handle
      links: record.embed.external.uri
    jetstream:
      tool: Bluesky, Jetstream
      needs: did, commit.collection=app.bsky.feed.post, commit.record.text
      id: commit.rkey
      text: commit.record.text
      account: did
      language: commit.record.langs
      published_at: commit.record.createdAt
      platform: 'bluesky'
      reply_to: commit.record.reply.parent.uri
      quote_of: commit.record.embed.record.uri
      links: commit.record.embed.external.uri
    jetstream-repost:
      tool: Bluesky, Jetstream, a repost
      needs: did, commit.collection=app.bsky.feed.repost, commit.record.subject.uri
      id: commit.rkey
      account: did
      published_at: commit.record.createdAt
      platform: 'bluesky'
      repost_of: commit.record.subject.uri
    jetstream-other:
      tool: Bluesky, Jetstream, no post
      needs: did, kind, time_us
      leaves: kind
    x-retweet:
      tool: X API v1.1 and twarc, a retweet
      needs: retweeted_status.id_str, user.screen_name, created_at
      id: id_str
      account: user.screen_name
      author: user.name
      language: lang
      published_at: created_at
      platform: 'x'
      repost_of: retweeted_status.id_str
      repost_account: retweeted_status.user.screen_name
      repost_text: retweeted_status.full_text | retweeted_status.extended_tweet.full_text | retweeted_status.text
    x-v1:
      tool: X API v1.1 and twarc
      needs: id_str, user.screen_name, created_at
      id: id_str
      text: full_text | extended_tweet.full_text | text
      account: user.screen_name
      author: user.name
      language: lang
      published_at: created_at
      platform: 'x'
      reply_to: in_reply_to_status_id_str
      reply_account: in_reply_to_screen_name
      quote_of: quoted_status_id_str | quoted_status.id_str
      quote_account: quoted_status.user.screen_name
      links: entities.urls[].expanded_url
    youtube-dlp:
      tool: yt-dlp, comments of a video
      needs: text, author, timestamp, parent
      id: id
      text: text
      account: author
      published_at: timestamp
      platform: 'youtube'
      reply_to: parent
    x-v2:
      tool: X API v2, with includes
      needs: author_id, text, id, edit_history_tweet_ids | public_metrics | conversation_id | referenced_tweets | __twarc
      id: id
      text: note_tweet.text | text
      account: author.username | ^includes.users[id=author_id].username | author_id
      author: author.name | ^includes.users[id=author_id].name
      language: lang
      published_at: created_at
      platform: 'x'
      reply_to: referenced_tweets[type='replied_to'].id
      reply_account: in_reply_to_user.username
      repost_of: referenced_tweets[type='retweeted'].id
      repost_account: referenced_tweets[type='retweeted'].author.username
      repost_text: referenced_tweets[type='retweeted'].text
      quote_of: referenced_tweets[type='quoted'].id
      links: entities.urls[].expanded_url
    x-v2-user:
      tool: X API v2, an account
      needs: username, name, id, public_metrics
      leaves: username
    x-archive:
      tool: X, archive of an account, tweets.js
      needs: tweet.full_text, tweet.id_str
      id: tweet.id_str
      text: tweet.full_text
      account: ^account.username
      language: tweet.lang
      published_at: tweet.created_at
      platform: 'x'
      reply_to: tweet.in_reply_to_status_id_str
      reply_account: tweet.in_reply_to_screen_name
      links: tweet.entities.urls[].expanded_url
    zeeschuimer-tiktok:
      tool: Zeeschuimer, TikTok
      needs: data.desc, data.author.uniqueId, data.createTime
      id: data.id
      text: data.desc
      account: data.author.uniqueId
      author: data.author.nickname
      language: data.textLanguage
      published_at: data.createTime
      platform: 'tiktok'
    zeeschuimer-x:
      tool: Zeeschuimer, X
      needs: data.legacy.full_text, data.legacy.id_str
      id: data.legacy.id_str
      text: data.note_tweet.note_tweet_results.result.text | data.legacy.full_text
      account: data.core.user_results.result.legacy.screen_name | data.core.user_results.result.core.screen_name
      language: data.legacy.lang
      published_at: data.legacy.created_at
      platform: 'x'
      reply_to: data.legacy.in_reply_to_status_id_str
      reply_account: data.legacy.in_reply_to_screen_name
      repost_of: data.legacy.retweeted_status_result.result.rest_id
      repost_account: data.legacy.retweeted_status_result.result.core.user_results.result.legacy.screen_name
      quote_of: data.legacy.quoted_status_id_str
      links: data.legacy.entities.urls[].expanded_url
    zeeschuimer-instagram:
      tool: Zeeschuimer, Instagram
      needs: data.caption.text, data.user.username
      id: data.code | data.id
      text: data.caption.text
      account: data.user.username
      author: data.user.full_name
      published_at: data.taken_at
      platform: 'instagram'
    zeeschuimer-threads:
      tool: Zeeschuimer, Threads
      needs: data.text, data.user.username
      id: data.id
      text: data.text
      account: data.user.username
      published_at: data.taken_at
      platform: 'threads'
    zeeschuimer:
      tool: Zeeschuimer, other sources
      needs: nav_index, source_platform, data.text
      id: item_id
      text: data.text
      account: data.author.username | data.user.username | data.user.name | data.author
      published_at: data.created_at | data.timestamp
      platform: source_platform
    tiktok-research:
      tool: TikTok Research API, videos
      needs: video_description, username, create_time
      id: id
      text: video_description
      account: username
      published_at: create_time
      platform: 'tiktok'
    tiktok-research-comment:
      tool: TikTok Research API, comments
      needs: video_id, text, create_time
      id: id
      text: text
      account: username
      published_at: create_time
      platform: 'tiktok'
      reply_to: parent_comment_id | video_id
    tiktok:
      tool: TikTok, web items
      needs: desc, author.uniqueId, createTime
      id: id
      text: desc
      account: author.uniqueId
      author: author.nickname
      published_at: createTime
      platform: 'tiktok'
    youtube-comment:
      tool: YouTube Data API, comments
      needs: snippet.textOriginal, snippet.authorDisplayName
      id: id
      text: snippet.textOriginal
      account: snippet.authorDisplayName | snippet.authorChannelId.value
      published_at: snippet.publishedAt
      platform: 'youtube'
      reply_to: snippet.parentId | snippet.videoId
    youtube-video:
      tool: YouTube Data API, videos
      needs: snippet.channelTitle, snippet.description, snippet.publishedAt
      id: id.videoId | id
      text: snippet.description | snippet.title
      title: snippet.title
      account: snippet.channelTitle
      language: snippet.defaultLanguage
      published_at: snippet.publishedAt
      platform: 'youtube'
    youtube-thread:
      tool: YouTube Data API, comment threads
      needs: snippet.topLevelComment.snippet.textOriginal
      id: snippet.topLevelComment.id
      text: snippet.topLevelComment.snippet.textOriginal
      account: snippet.topLevelComment.snippet.authorDisplayName
      published_at: snippet.topLevelComment.snippet.publishedAt
      platform: 'youtube'
      reply_to: snippet.videoId
    reddit-comment:
      tool: Reddit, comments of a dump or the API
      needs: author, body, created_utc
      leaves: body=[removed], body=[deleted]
      id: name | id
      text: body
      account: author
      published_at: created_utc
      platform: 'reddit'
      reply_to: parent_id
    reddit:
      tool: Reddit, posts of a dump or the API
      needs: author, selftext, created_utc
      id: name | id
      text: selftext | title
      title: title
      account: author
      published_at: created_utc
      platform: 'reddit'
      repost_of: crosspost_parent
      repost_account: crosspost_parent_list[].author
      links: url
    meta-download:
      tool: Meta, “download your information”, posts
      format: doubly-encoded
      needs: timestamp, data
      text: data[].post | data[].comment.comment
      account: data[].comment.author
      published_at: timestamp
      platform: 'facebook'
      links: attachments[].data[].external_context.url
    meta-comment:
      tool: Meta, “download your information”, comments
      format: doubly-encoded
      needs: comment.comment, comment.timestamp
      text: comment.comment
      account: comment.author
      published_at: comment.timestamp
      platform: 'facebook'
    instagram-download:
      tool: Instagram, “download your information”, posts
      format: doubly-encoded
      needs: creation_timestamp, title, media | uri
      text: title
      published_at: creation_timestamp
      platform: 'instagram'
    meta-messages:
      tool: Meta, “download your information”, messages
      format: doubly-encoded
      needs: sender_name, timestamp_ms
      text: content
      account: sender_name
      published_at: timestamp_ms
      platform: 'facebook'
    meta-content-library:
      tool: Meta Content Library
      needs: post_owner, text, creation_time
      id: id
      text: text
      account: post_owner.username | post_owner.name | post_owner.id
      author: post_owner.name
      language: lang
      published_at: creation_time
      platform: surface.type | 'facebook'
      links: link_attachment.link
    crowdtangle-api:
      tool: CrowdTangle API, posts
      needs: platformId, date, account
      id: platformId
      text: message | description
      title: title
      url: postUrl
      account: account.handle | account.name
      author: account.name
      language: languageCode
      published_at: date
      platform: platform
      links: link
    mediacloud:
      tool: Media Cloud, stories
      needs: media_name, title, publish_date, url
      id: id
      text: text | title
      title: title
      url: url
      source: media_url | media_name
      language: language
      published_at: publish_date
    gdelt:
      tool: GDELT DOC API, articles
      needs: seendate, domain, title, url
      text: title
      url: url
      source: domain
      published_at: seendate
    json-feed-html:
      tool: JSON Feed, with HTML
      format: html
      needs: id, content_html
      id: id
      text: content_html
      title: title
      url: url | external_url | id
      author: authors[].name | author.name | ^authors[].name
      language: language | ^language
      published_at: date_published | date_modified
      source: url | ^home_page_url | ^feed_url
    json-feed-text:
      tool: JSON Feed
      needs: id, content_text
      id: id
      text: content_text
      title: title
      url: url | external_url | id
      author: authors[].name | author.name | ^authors[].name
      language: language | ^language
      published_at: date_published | date_modified
      source: url | ^home_page_url | ^feed_url
    answer-status:
      tool: TikTok Research API, whether an answer succeeded
      needs: code, message, log_id
      leaves: log_id
    x-v2-plain:
      tool: X API v2, without any field that says so
      needs: author_id, text, id
      id: id
      text: note_tweet.text | text
      account: author.username | ^includes.users[id=author_id].username | author_id
      author: author.name | ^includes.users[id=author_id].name
      language: lang
      published_at: created_at
      reply_to: referenced_tweets[type='replied_to'].id
      repost_of: referenced_tweets[type='retweeted'].id
      quote_of: referenced_tweets[type='quoted'].id
      links: entities.urls[].expanded_url

    """
}
