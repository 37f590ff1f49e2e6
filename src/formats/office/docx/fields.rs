//! Fields: a code, which is left out, and what it results in, which is part of the text.

/// The fields that are open, each inside of the one before.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// How many fields are open in whose code we are.
    codes: usize,
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    /// Whether its result has begun.
    in_result: bool,
    /// What is chosen in its list, if it is one of a form; it is what is seen unless there is a result.
    entry: Option<String>,
}

impl Fields {
    /// A boundary of a field (`w:fldChar`): its beginning, its end, or what separates code and result. Gives what is chosen
    /// in a field that ends without result.
    pub(super) fn boundary(&mut self, kind: Option<&str>) -> Option<String> {
        match kind {
            Some("begin") => {
                self.open.push(Field::default());
                self.codes += 1;
            }
            Some("separate") => {
                if let Some(Field { in_result: in_result @ false, .. }) = self.open.last_mut() {
                    *in_result = true;
                    self.codes -= 1;
                }
            }
            Some("end") => {
                let Field { in_result, entry } = self.open.pop()?;
                if !in_result {
                    self.codes -= 1;
                }
                return entry;
            }
            _ => {}
        }
        None
    }

    /// Says what is chosen in the field that was begun last.
    pub(super) fn set_entry(&mut self, entry: String) {
        if let Some(field) = self.open.last_mut() {
            field.entry = Some(entry);
        }
    }

    /// Takes note of a text that is seen: the field that is open has a result.
    pub(super) fn said(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.entry = None;
        }
    }

    /// Whether what stands here belongs to the code of a field.
    pub(super) fn in_code(&self) -> bool {
        self.codes > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_results() {
        for (boundaries, in_code, name) in [
            (&[][..], false, "no field"),
            (&["begin"], true, "a code"),
            (&["begin", "separate"], false, "a result"),
            (&["begin", "separate", "end"], false, "behind"),
            (&["begin", "end"], false, "a field without result"),
            (&["begin", "begin", "separate"], true, "a result in a code"),
            (&["begin", "separate", "begin"], true, "a code in a result"),
            (&["end", "separate", "end"], false, "never begun"),
            (&["begin", "separate", "separate", "end"], false, "separated twice"),
        ] {
            let mut fields = Fields::default();
            boundaries.iter().for_each(|kind| _ = fields.boundary(Some(kind)));
            assert_eq!(fields.in_code(), in_code, "{name}");
        }
    }
}
