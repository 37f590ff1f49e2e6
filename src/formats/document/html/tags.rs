//! The elements of HTML, by what they mean for the text in them.

/// An element, as far as it matters here. Those that only mark words (`b`, `span`) are [`Tag::Phrase`]; those that HTML does
/// not have are [`Tag::Other`] and treated in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(super) enum Tag {
    A,
    Article,
    Aside,
    /// Any other block: `div`, `figure`, `summary`, ….
    Block,
    Body,
    Break,
    /// A button: text only if it says as much as a sentence, or is the heading that folds its section away.
    Button,
    Caption,
    Cell,
    Deleted,
    Dialog,
    Footer,
    Form,
    H1,
    Header,
    /// `h2` to `h6`.
    Heading,
    Html,
    Item,
    List,
    Main,
    Nav,
    Other,
    Paragraph,
    Phrase,
    Preformatted,
    Quotation,
    /// `ruby` or `rb`.
    Ruby,
    /// How the characters before it are read, and the brackets around that.
    RubyText,
    /// What holds no text for readers: controls, drawings, media.
    Silent,
    /// The same, whose content is not even markup.
    Raw,
    Row,
    Rule,
    Section,
    Superscript,
    Table,
    /// `thead`, `tbody`, `tfoot`, `colgroup`.
    TablePart,
    /// A term of a list of terms, or what is said of it.
    Term,
    Void,
}

/// How many tags there are.
pub(super) const TAGS: usize = Tag::Void as usize + 1;

impl Tag {
    /// By its name in lower case.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"a" => Tag::A,
            b"article" => Tag::Article,
            b"aside" => Tag::Aside,
            b"address" | b"center" | b"details" | b"div" | b"fieldset" | b"figcaption" | b"figure" | b"hgroup"
            | b"legend" | b"search" | b"summary" => Tag::Block,
            b"body" | b"frameset" => Tag::Body,
            b"br" => Tag::Break,
            b"button" => Tag::Button,
            b"caption" => Tag::Caption,
            b"td" | b"th" => Tag::Cell,
            b"del" => Tag::Deleted,
            b"dialog" => Tag::Dialog,
            b"footer" => Tag::Footer,
            b"form" => Tag::Form,
            b"h1" => Tag::H1,
            b"header" => Tag::Header,
            b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading,
            b"html" | b"head" => Tag::Html,
            b"li" => Tag::Item,
            b"ul" | b"ol" | b"menu" | b"dir" | b"dl" => Tag::List,
            b"main" => Tag::Main,
            b"nav" => Tag::Nav,
            b"p" => Tag::Paragraph,
            b"abbr" | b"acronym" | b"b" | b"bdi" | b"bdo" | b"big" | b"cite" | b"code" | b"data" | b"dfn" | b"em"
            | b"font" | b"i" | b"ins" | b"kbd" | b"label" | b"mark" | b"math" | b"nobr" | b"optgroup" | b"option"
            | b"q" | b"s" | b"samp" | b"small" | b"span" | b"strike" | b"strong" | b"sub" | b"time" | b"tt" | b"u"
            | b"var" => Tag::Phrase,
            b"blockquote" => Tag::Quotation,
            b"ruby" | b"rb" => Tag::Ruby,
            b"rp" | b"rt" | b"rtc" => Tag::RubyText,
            b"pre" | b"listing" => Tag::Preformatted,
            b"annotation" | b"annotation-xml" | b"audio" | b"canvas" | b"datalist" | b"map" | b"meter" | b"object"
            | b"progress" | b"select" | b"svg" | b"template" | b"video" => Tag::Silent,
            b"iframe" | b"noembed" | b"noframes" | b"noscript" | b"script" | b"style" | b"textarea" | b"title" => {
                Tag::Raw
            }
            b"tr" => Tag::Row,
            b"hr" => Tag::Rule,
            b"section" => Tag::Section,
            b"sup" => Tag::Superscript,
            b"table" => Tag::Table,
            b"thead" | b"tbody" | b"tfoot" | b"colgroup" => Tag::TablePart,
            b"dt" | b"dd" => Tag::Term,
            b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame" | b"image" | b"img"
            | b"input" | b"keygen" | b"link" | b"meta" | b"param" | b"source" | b"track" | b"wbr" => Tag::Void,
            _ => Tag::Other,
        }
    }

    /// Whether its text goes on in the text around it.
    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Tag::A
                | Tag::Button
                | Tag::Deleted
                | Tag::Other
                | Tag::Phrase
                | Tag::Raw
                | Tag::Ruby
                | Tag::RubyText
                | Tag::Silent
                | Tag::Superscript
                | Tag::Void
        )
    }

    /// Whether it never has an end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Tag::Break | Tag::Rule | Tag::Void)
    }

    /// Whether its start ends a paragraph that is open (HTML, 13.2.6.4.7: “If the stack of open elements has a p element in
    /// button scope, then close a p element”).
    pub(super) fn ends_paragraph(self) -> bool {
        !self.is_inline() && !matches!(self, Tag::Break | Tag::Html | Tag::Body)
    }

    /// Whether an end tag of `self` is for an open element of the other tag: headings end one another.
    pub(super) fn matches(self, open: Tag) -> bool {
        let is_heading = |tag| matches!(tag, Tag::H1 | Tag::Heading);
        self == open || (is_heading(self) && is_heading(open))
    }

    /// Whether a start tag that ends an open element ends none beyond this one.
    pub(super) fn is_closed_world(self) -> bool {
        matches!(self, Tag::Button | Tag::Silent)
    }

    /// Whether an element is looked for no further than here: what stands in a cell ends nothing outside of it.
    pub(super) fn is_scope(self, wanted: Tag) -> bool {
        let is_of_table = matches!(wanted, Tag::Table | Tag::TablePart | Tag::Row | Tag::Cell | Tag::Caption);
        match self {
            Tag::Table => true,
            Tag::Cell | Tag::Caption => !is_of_table,
            Tag::List if matches!(wanted, Tag::Item | Tag::Term) => true,
            // Crossed formatting ends at the block that it is in.
            _ => wanted.is_inline() && !self.is_inline(),
        }
    }
}
