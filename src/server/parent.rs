use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often the parent is looked for.
const PERIOD: Duration = Duration::from_secs(3);

/// Ends this process when `pid` is gone. Editors that die do not always close the pipe, for another child may hold it.
///
/// A process that cannot be seen to begin with (the editor in a container, a platform without `/proc`) is not watched.
pub(super) fn watch(pid: u32) {
    let own = is_own(pid);
    if !own && !is_seen(pid) {
        return;
    }
    let watcher = thread::Builder::new().name("parent".to_owned());
    // Without the thread the end of input is still noticed.
    _ = watcher.spawn(move || {
        while if own { is_own(pid) } else { is_seen(pid) } {
            thread::sleep(PERIOD);
        }
        std::process::exit(1);
    });
}

/// Whether `pid` is this process's own parent; when that dies another takes its place.
#[cfg(unix)]
fn is_own(pid: u32) -> bool {
    std::os::unix::process::parent_id() == pid
}

#[cfg(not(unix))]
fn is_own(_pid: u32) -> bool {
    false
}

fn is_seen(pid: u32) -> bool {
    Path::new("/proc").join(pid.to_string()).exists()
}
