//! Tables: which of their rows and cells are shown.

use std::collections::HashSet;

use super::super::archive::PartReader;
use super::piece::Piece;
use super::properties::{is_former, is_on, value};
use super::story::Story;
use crate::formats::xml::{Element, Token, XmlError};

/// The tables that are open, each in a cell of the one before.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Table>,
}

#[derive(Debug, Default)]
struct Table {
    /// The column of the cell that is read, counted in the grid.
    column: usize,
    /// The columns in which a cell goes on from row to row.
    merged: HashSet<usize>,
}

/// What is said of a row or cell (`w:trPr`, `w:tcPr`).
#[derive(Debug, Default)]
struct Properties {
    /// It was deleted while changes were tracked.
    deleted: bool,
    hidden: bool,
    /// How many columns a row leaves free before its first cell.
    before: usize,
    /// How many columns a cell takes, if that is said.
    columns: Option<usize>,
    merge: Option<Merge>,
}

/// How a cell is merged with those above and below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Merge {
    /// It is the first, and shown in the place of all.
    Begins,
    GoesOn,
}

impl Story<'_> {
    pub(super) fn table(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        self.flow.interrupt();
        self.tables.open.push(Table::default());
        self.inside(xml)?;
        self.tables.open.pop();
        Ok(())
    }

    /// A row. One that was deleted or is hidden is left out.
    pub(super) fn row(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        if let Some(table) = self.tables.open.last_mut() {
            table.column = 0;
        }
        self.unless_gone(xml, "trPr")?;
        Ok(())
    }

    /// A cell. One that was deleted is left out, and so is one that goes on from above: the one above is shown there.
    pub(super) fn cell(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let Properties { columns, merge, deleted, .. } = self.unless_gone(xml, "tcPr")?;
        let gone = deleted || self.gone > 0;
        let Some(table) = self.tables.open.last_mut() else { return Ok(()) };
        match merge {
            // What goes on from a cell that was deleted goes on from nothing.
            Some(Merge::Begins) if !gone => _ = table.merged.insert(table.column),
            Some(_) => {}
            None => _ = table.merged.remove(&table.column),
        }
        table.column = table.column.saturating_add(columns.unwrap_or(1));
        Ok(())
    }

    /// Reads what is in a row or cell, unless its properties say that it is not part of the text.
    fn unless_gone(&mut self, xml: &mut PartReader<'_>, named: &str) -> Result<Properties, XmlError> {
        let mut properties = Properties::default();
        let mut unseen = false;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == named {
                properties = Properties::read(xml)?;
                unseen = properties.hidden;
                if let Some(table) = self.tables.open.last_mut() {
                    table.column = table.column.saturating_add(properties.before);
                    unseen |= properties.merge == Some(Merge::GoesOn) && table.merged.contains(&table.column);
                }
                continue;
            }
            let piece = Piece::of(element);
            self.gone += usize::from(properties.deleted);
            self.unseen += usize::from(unseen);
            self.piece(xml, piece)?;
            self.gone -= usize::from(properties.deleted);
            self.unseen -= usize::from(unseen);
        }
        Ok(properties)
    }
}

impl Properties {
    /// Reads the element whose start was read last.
    fn read(xml: &mut PartReader<'_>) -> Result<Self, XmlError> {
        let mut properties = Properties::default();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            match element.name() {
                "del" | "cellDel" => properties.deleted = true,
                "hidden" => properties.hidden = is_on(element),
                "gridBefore" => properties.before = number(element).unwrap_or(0),
                "gridSpan" => properties.columns = number(element).filter(|columns| *columns > 0),
                "vMerge" if value(element) == Some("restart") => properties.merge = Some(Merge::Begins),
                "vMerge" => properties.merge = Some(Merge::GoesOn),
                name if is_former(name) => xml.skip_element()?,
                _ => {}
            }
        }
        Ok(properties)
    }
}

fn number(element: Element<'_>) -> Option<usize> {
    value(element)?.parse().ok()
}
