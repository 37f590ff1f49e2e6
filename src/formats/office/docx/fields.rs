//! Fields: a code, which is left out, and what it results in, which is part of the text.

/// The fields that are open, each inside of the one before.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// How many fields are open in whose code we are.
    codes: usize,
    /// For each open field, whether its result has begun.
    in_result: Vec<bool>,
}

impl Fields {
    /// A boundary of a field (`w:fldChar`): its beginning, its end, or what separates code and result.
    pub(super) fn boundary(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => {
                self.in_result.push(false);
                self.codes += 1;
            }
            Some("separate") => {
                if let Some(in_result @ false) = self.in_result.last_mut() {
                    *in_result = true;
                    self.codes -= 1;
                }
            }
            Some("end") => {
                if let Some(false) = self.in_result.pop() {
                    self.codes -= 1;
                }
            }
            _ => {}
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
            boundaries.iter().for_each(|kind| fields.boundary(Some(kind)));
            assert_eq!(fields.in_code(), in_code, "{name}");
        }
    }
}
