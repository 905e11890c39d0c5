extension French {
  /// What languages are called in French, as CLDR writes them, by ISO 639.
  static let languageNames: [String: String] = Dictionary(
    languages.split(whereSeparator: { $0 == "," || $0.isNewline }).compactMap { entry in
      let parts = entry.split(separator: "=")
      guard parts.count == 2 else { return nil }
      return (parts[0].filter { $0 != " " }, FrenchTypography.spaced(String(parts[1])))
    }, uniquingKeysWith: { first, _ in first })

  private static let languages = """
    aa=afar,ab=abkhaze,af=afrikaans,ak=akan,am=amharique,an=aragonais,ar=arabe,as=assamais,av=avar,ay=aymara
    az=azerbaïdjanais,ba=bachkir,be=biélorusse,bg=bulgare,bi=bichelamar,bm=bambara,bn=bengali,bo=tibétain,br=breton
    bs=bosniaque,ca=catalan,ce=tchétchène,ch=chamorro,co=corse,cr=cree,cs=tchèque,cv=tchouvache,cy=gallois,da=danois
    de=allemand,dv=maldivien,dz=dzongkha,ee=éwé,el=grec,en=anglais,eo=espéranto,es=espagnol,et=estonien,eu=basque
    fa=persan,ff=peul,fi=finnois,fj=fidjien,fo=féroïen,fr=français,fy=frison occidental,ga=irlandais
    gd=gaélique écossais,gl=galicien,gn=guarani,gu=goudjarati,gv=mannois,ha=haoussa,he=hébreu,hi=hindi,ho=hiri motu
    hr=croate,ht=créole haïtien,hu=hongrois,hy=arménien,hz=héréro,ia=interlingua,id=indonésien,ig=igbo,is=islandais
    it=italien,iu=inuktitut,ja=japonais,jv=javanais,ka=géorgien,kg=kikongo,ki=kikuyu,kk=kazakh,kl=groenlandais
    km=khmer,kn=kannada,ko=coréen,ks=cachemiri,ku=kurde,kv=komi,kw=cornique,ky=kirghize,la=latin,lb=luxembourgeois
    lg=ganda,li=limbourgeois,ln=lingala,lo=lao,lt=lituanien,lu=luba-katanga (kiluba),lv=letton,mg=malgache
    mh=marshallais,mi=maori,mk=macédonien,ml=malayalam,mn=mongol,mr=marathi,ms=malais,mt=maltais,my=birman,na=nauruan
    nb=norvégien bokmål,nd=ndébélé du Nord,ne=népalais,ng=ndonga,nl=néerlandais,nn=norvégien nynorsk,no=norvégien
    nr=ndébélé du Sud,nv=navajo,ny=chewa,oc=occitan,oj=ojibwa,om=oromo,or=odia,os=ossète,pa=pendjabi,pl=polonais
    ps=pachto,pt=portugais,qu=quechua,rm=romanche,rn=roundi,ro=roumain,ru=russe,rw=kinyarwanda,sa=sanskrit,sc=sarde
    sd=sindhi,se=same du Nord,sg=sango,sh=serbo-croate,si=cingalais,sk=slovaque,sl=slovène,sm=samoan,sn=shona
    so=somali,sq=albanais,sr=serbe,ss=swati,st=sotho du Sud,su=soundanais,sv=suédois,sw=swahili,ta=tamoul,te=télougou
    tg=tadjik,th=thaï,ti=tigrigna,tk=turkmène,tl=tagalog,tn=tswana,to=tongien,tr=turc,ts=tsonga,tt=tatar,tw=twi
    ty=tahitien,ug=ouïghour,uk=ukrainien,ur=ourdou,uz=ouzbek,ve=venda,vi=vietnamien,wa=wallon,wo=wolof,xh=xhosa
    yi=yiddish,yo=yoruba,za=zhuang,zh=chinois,zu=zoulou,iw=hébreu,arz=arabe égyptien,ast=asturien,ceb=cebuano
    chr=cherokee,ckb=sorani,csb=kachoube,dsb=bas-sorabe,fil=filipino,gsw=suisse allemand,haw=hawaïen,hmn=hmong
    hsb=haut-sorabe,lmo=lombard,mzn=mazandérani,nds=bas-allemand,pms=piémontais,rue=ruthène,sah=iakoute,scn=sicilien
    syr=syriaque,szl=silésien,vec=vénitien,war=waray,yue=cantonais
    """
}

extension Language {
  /// What a language is called in this one, by its tag (BCP 47; the primary subtag decides); `nil` where the English name has
  /// to do.
  package func name(ofLanguage tag: String) -> String? {
    guard self == .french, tag.utf8.count <= 35 else { return nil }
    return French.languageNames[tag.lowercased().prefix { $0 != "-" }.description]
  }
}
