//! Windows of time and goals.

mod win_outside_window;

pub(super) use win_outside_window::WIN_OUTSIDE_WINDOW;
