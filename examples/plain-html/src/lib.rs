//! HTML by hand: text is escaped where it is written, so nothing from outside becomes markup.

use std::fmt::Write as _;

/// A piece of HTML. Only this crate makes one from text.
#[derive(Clone, Debug, Default)]
pub struct Html(String);

impl Html {
    /// Fixed markup of this program.
    pub fn of(markup: &'static str) -> Self {
        Self(markup.into())
    }

    /// Adds fixed markup.
    #[must_use]
    pub fn markup(mut self, markup: &'static str) -> Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text, escaped for content and for attributes in quotes.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        escape(text, &mut self.0);
        self
    }

    /// Adds a piece.
    #[must_use]
    pub fn piece(mut self, piece: &Self) -> Self {
        self.0.push_str(&piece.0);
        self
    }

    /// Adds `<name>text</name>`.
    #[must_use]
    pub fn element(self, name: &'static str, text: &str) -> Self {
        self.markup("<").markup(name).markup(">").text(text).markup("</").markup(name).markup(">\n")
    }

    /// Adds a hidden field of a form.
    #[must_use]
    pub fn hidden(self, name: &'static str, value: &str) -> Self {
        self.markup("<input type=\"hidden\" name=\"").markup(name).markup("\" value=\"").text(value).markup("\">\n")
    }

    /// A whole page.
    pub fn page(title: &str, body: &Self) -> String {
        let head = Self::of("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .markup("<link rel=\"stylesheet\" href=\"/style.css\">\n")
            .element("title", title)
            .markup("</head>\n<body>\n<main>\n");
        head.piece(body).markup("</main>\n</body>\n</html>\n").0
    }
}

/// Escapes what could end a text or an attribute's value, and control characters, which browsers drop or misread.
fn escape(text: &str, out: &mut String) {
    for char in text.chars() {
        match char {
            '&' | '<' | '>' | '"' | '\'' | '`' | '=' => {
                // Writing to a string does not fail.
                let _ = write!(out, "&#{};", u32::from(char));
            }
            char if char.is_control() && char != '\n' => out.push('\u{fffd}'),
            char => out.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        Html::default().text(text).0
    }

    #[test]
    fn text_cannot_leave_an_element_or_an_attribute() {
        assert_eq!(escaped("<script>alert('x')</script>"), "&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;");
        assert_eq!(escaped("\" onload=`x`"), "&#34; onload&#61;&#96;x&#96;");
        assert_eq!(escaped("&lt;"), "&#38;lt;");
        assert_eq!(escaped("a\0b\u{1b}c\nd"), "a\u{fffd}b\u{fffd}c\nd");
        assert_eq!(escaped("Aminah binti Yusof é 陈"), "Aminah binti Yusof é 陈");
    }

    #[test]
    fn no_ascii_character_but_the_harmless_ones_is_written_as_it_is() {
        for byte in 0..=0x7f_u8 {
            let text = char::from(byte).to_string();
            let harmless = byte.is_ascii_alphanumeric() || b"\n !#$%()*+,-./:;?@[\\]^_{|}~".contains(&byte);
            assert_eq!(escaped(&text) == text, harmless, "{byte:#x}");
        }
    }

    #[test]
    fn titles_and_hidden_values_are_escaped() {
        let page = Html::page("<b>", &Html::default().hidden("csrf", "\"><b>"));
        assert!(!page.contains("<b>"), "{page}");
    }
}
