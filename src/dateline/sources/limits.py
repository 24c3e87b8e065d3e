"""Every limit on what is read, in one place. Sizes in bytes unless a name says otherwise."""

MAX_DOCUMENT_BYTES = 50_000_000  # one text, page or feed, after decompression
MAX_PAGE_BYTES = 10_000_000  # HTML: the tree takes some twenty times the size of the source
MAX_PAGE_TAGS = 200_000
MAX_TAG_WORDS = 2_000  # names and values of attributes in one tag: the parser compares each with all before it
MAX_PAGE_DEPTH = 200  # libxml2 gives up at 256; a hand-written or generated news page stays below 60
MAX_ROW_BYTES = 10_000_000  # one line of a table; the table itself may be of any size
MAX_REPORT_CHARS = 1_000_000  # a long book; the longest news features have some 100,000
MIN_REPORT_CHARS = 20  # "Missile fired, JCS says" is a report, "Home" is not
MAX_ENTRIES = 20_000  # of one feed
MAX_FEED_TAGS = 100_000  # some 40 microseconds each where the feed is broken and is parsed by a lenient parser
MAX_ROW_REFUSALS = 100  # of one table, named one by one; the rest are summed up
MAX_FOLDER_DEPTH = 64
SNIFF_BYTES = 65_536
DAYS_AHEAD = 2  # a publication later than now by more than this is an error: no time zone is a day off, no clock two
