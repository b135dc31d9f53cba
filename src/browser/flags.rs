//! Whether the platform draws flags. Windows shows two letters instead, other systems two boxes.

use std::sync::OnceLock;

use super::platform::joined;

/// Whether the two letters of a country are drawn as its flag; measured once.
pub fn are_drawn() -> bool {
    static DRAWN: OnceLock<bool> = OnceLock::new();
    *DRAWN.get_or_init(|| joined("🇪", "🇬"))
}
