//! Parts of screens: forms, lists, pickers, tabs, modals. Knows ratatui, the keymap and the texts; must not know our field, the store or casework.
