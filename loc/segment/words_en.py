"""English words that tell, after a doubtful point, whether a sentence begins.

Closed word classes after Quirk et al., A Comprehensive Grammar of the English Language, 2.34 and 2.36; offices,
bodies and clock zones as wire copy names them (AP Stylebook; IANA time zone abbreviations).
"""

from __future__ import annotations

from loc.segment.wordlist import words_in

# Articles, pronouns, conjunctions, prepositions, auxiliaries, adverbs of linking: a capital on them opens a sentence.
OPENERS = words_in(
    """
    A An The This That These Those Some Any Each Every Both All Most Many Much Few Several Another Other Others Such
    Neither Either No None Nobody Nothing Everyone Everybody Everything Someone Something One I He She It We You They
    His Her Hers Its Our Ours Their Theirs My Mine Your Yours Who Whoever Whose What Which When Where Why How Whether
    There Here Then Now And But Or Nor So Yet For If Because Although Though While Whereas Since Unless Until Once
    After Before As In On At By To From With Without Within Of Over Under Among Amid Between During Despite Across
    Against Around Along Through Throughout Toward Towards Into About Above Below Behind Beyond Besides Beside Near
    Following According Like Unlike Per Via Upon Instead Due Given Except Is Are Was Were Do Does Did Has Have Had Can
    Could Will Would Should May Might Must Let Don't Didn't Isn't Can't However Moreover Meanwhile Nevertheless
    Nonetheless Therefore Thus Hence Still Also Even Just Only Perhaps Maybe Later Earlier Recently Currently
    Previously Eventually Finally First Firstly Second Secondly Third Last Next Again Often Sometimes Usually Never
    Always Already Soon Today Yesterday Tomorrow Tonight Separately Additionally Furthermore Similarly Overall Indeed
    Certainly Yes Please Not Nearly Almost Roughly Approximately More Less Fewer Ahead Back Too Two Three Four Five Six
    Seven Eight Nine Ten Dozens Hundreds Thousands Millions Half It's He's She's That's There's They're We're We've
    We'll I'm I've I'll I'd You're They've He'd She'd Here's What's It’s He’s She’s That’s There’s They’re We’re We’ve
    We’ll I’m I’ve I’ll I’d You’re They’ve He’d She’d Here’s What’s Don’t Didn’t Isn’t Can’t
    """,
)

# Those of them that are nobody's name: after a title, a sentence still begins with them.
STRICT_OPENERS = words_in(
    """
    The She It They We This That These Those There But And However I You If When After His Her Their Its Our Then
    Although Because While Meanwhile Also Among For From With Some
    """,
)

# What `U.S.`, `U.K.`, `U.N.` go before in the names and offices of a state.
BODIES = words_in(
    """
    Government President Presidents Congress Congressman Congresswoman Senate Senator Senators House Representative
    Representatives Secretary Department Departments Army Navy Air Marine Marines Force Forces Coast Embassy Ambassador
    Consulate Supreme District Circuit Court Courts Treasury Federal Attorney Justice State States Defense Defence
    Homeland Food Central National Geological Open Capitol Customs Environmental Census Bureau Postal Centers Special
    Vice Citizenship Immigration Fish Forest Olympic Olympics Soccer Steel Bank Bancorp Airways Dollar Agency Chamber
    Conference Trade Commerce Energy Interior Labor Agriculture Health Transportation Education Veterans Border
    Security General Assembly High Human Refugee Children's Development Environment World International Charter
    Constitution Constitutional Marshal Marshals Secret Service Space Strategic Pacific European Africa Northern
    Southern Indo-Pacific Cyber Military Naval Foreign Democrat Democrats Democratic Republican Republicans Grand
    Women's Men's Masters Amateur Route Highway Patent Securities Commodity Nuclear Drug Small Social Election Tax
    Figure Davis Ryder Ski Track Virgin Prime Parliament Home Ministry Minister Labour Conservative Civil Met Met's
    Council Mission Peacekeeping Population Women Command Commission Commissioner Committee Administration Mint Global
    Cup Team Boxing Cycling Gymnastics Anti-Doping Bankruptcy Botanic Permanent Undersecretary Under Midwest South
    North East West Northeast Northwest Southeast Southwest Gulf Plains Treasurys Treasuries Jewish Muslim Christian
    Catholic Black Latino Hispanic Asian Copyright Library Medicare Medicaid Tour Cotton Farm Wheat Oil
    """,
)

# What follows a company's form inside its name or title.
OFFICES = words_in(
    """
    CEO CFO COO CTO Chief Chairman Chairwoman Chair President Vice Executive Director Managing Founder Co-founder
    Cofounder Spokesman Spokeswoman Analyst Senior General Ltd Inc Corp Limited Plc PLC LLC LLP SA AG NV SE Group
    Holdings International Chapter Class Series Treasurer Secretary Editor Partner
    """,
)

PLACES_NAMED_AFTER = words_in(
    """
    Day Boulevard Blvd Drive Dr Avenue Ave Street St Road Highway Parkway Library Memorial Center Centre High Middle
    Elementary School Hospital Airport Park Bridge Stadium Field Way Award Prize Foundation Institute National
    """,
)

# After a.m. and p.m.; `local time` needs no list, being in lower case.
CLOCKS = words_in(
    """
    ET EST EDT CT CST CDT MT MST MDT PT PST PDT AKST HST AST ADT NST GMT UTC BST CET CEST EET EEST MSK IST JST KST SGT
    HKT PKT WIB AEST AEDT ACST AWST NZST NZDT WAT CAT EAT SAST ALMT AQTT
    Eastern Central Mountain Pacific Atlantic Alaska Hawaii Greenwich Zulu
    Astana Almaty Moscow London Beijing Paris Berlin Tokyo Kyiv Minsk Tashkent Bishkek Dushanbe Ashgabat Baku Tbilisi
    Yerevan Istanbul Ankara Tehran Delhi Kabul Seoul Dubai Brussels Geneva
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec January February March April May June July August September
    October November December
    """,
)

REPORTING = words_in(
    """
    said says asked asks added adds reported reports wrote writes told tells replied replies answered responded
    shouted shouts cried cries yelled screamed exclaimed tweeted posted recalled recalls noted warned joked quipped
    wondered demanded insisted declared explained explains remarked concluded continued argued commented announced
    inquired queried pleaded urged chanted sang whispered read reads
    """,
)

# A letter after one of these is a grade or a number, no initial: `vitamin D.`, `Plan B.`
LETTERED = words_in(
    """
    grade group plan vitamin hepatitis influenza class type category part appendix exhibit terminal building block gate
    pool serie section schedule zone wing unit room hall stand option version series chapter annex annexe article
    generation gen title proposition formula iphone xbox ligue form bloc sector district ward pavilion league tier
    """
)

# Companies, programmes and shows with the mark in their names (their own trade marks).
EXCLAIMED = words_in(
    """
    Yahoo Yum Jeopardy Joomla Kahoot E Wham Oliver Oklahoma Ahoy Rouge Airplane OK Mia Panic Chips Drupal Hairspray
    """
)
QUESTIONED = frozenset({"Which", "Guess"})
EXCLAIMED_TAILS = words_in(
    """
    Inc Corp Co Ltd Japan Finance News Sports Mail Answers Brands Entertainment Magazine Messenger Search Groups Music
    At Host Champion Tech Movies Weather Online
    """,
)
