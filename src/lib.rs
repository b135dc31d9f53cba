//! The page around the explorer.
