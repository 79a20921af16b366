//! What the project is built from: nothing in it can open a connection.

use crate::files::file;

/// Crates that speak to a network, or that others bring in to do so.
const NETWORK: &[&str] = &[
    "async-io",
    "async-net",
    "async-std",
    "attohttpc",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hyper",
    "hyper-util",
    "isahc",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "polling",
    "quinn",
    "reqwest",
    "rustls",
    "schannel",
    "security-framework",
    "smol",
    "socket2",
    "surf",
    "tokio-native-tls",
    "tokio-rustls",
    "tungstenite",
    "ureq",
    "webpki",
];

/// The crates of `lock` that are in [`NETWORK`].
fn network_crates(lock: &str) -> Vec<&str> {
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    names.filter(|name| NETWORK.contains(name)).collect()
}

/// What `manifest` asks of tokio that it must not.
fn tokio_features(manifest: &str) -> Vec<&'static str> {
    let manifest: toml::Table = toml::from_str(manifest).expect("TOML");
    let mut out = Vec::new();
    for part in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let Some(tokio) = manifest.get(part).and_then(|part| part.get("tokio")) else { continue };
        if tokio.get("default-features").and_then(toml::Value::as_bool) == Some(true) {
            out.push("default-features");
        }
        let features = tokio.get("features").and_then(toml::Value::as_array);
        let asked = |name: &str| features.is_some_and(|all| all.iter().any(|one| one.as_str() == Some(name)));
        out.extend(["net", "full", "process", "signal"].into_iter().filter(|name| asked(name)));
    }
    out
}

#[test]
fn no_crate_can_open_a_connection() {
    assert_eq!(network_crates("[[package]]\nname = \"socket2\"\nversion = \"0.5.0\"\n"), ["socket2"]);
    assert_eq!(network_crates("[[package]]\nname = \"mio\"\n\n[[package]]\nname = \"serde\"\n"), ["mio"]);

    assert_eq!(network_crates(&file("Cargo.lock")), [] as [&str; 0]);
}

#[test]
fn tokio_comes_without_its_network() {
    assert_eq!(tokio_features("[dependencies]\ntokio = { version = \"1\", features = [\"net\", \"rt\"] }"), ["net"]);
    assert_eq!(tokio_features("[dev-dependencies.tokio]\nversion = \"1\"\nfeatures = [\"full\"]"), ["full"]);

    assert_eq!(tokio_features(&file("Cargo.toml")), [] as [&str; 0]);
}

#[test]
fn a_panic_is_not_the_end() {
    let manifest: toml::Table = toml::from_str(&file("Cargo.toml")).expect("TOML");
    let profiles = manifest.get("profile").and_then(toml::Value::as_table).expect("profiles");
    let aborts = profiles.values().any(|profile| profile.get("panic").and_then(toml::Value::as_str) == Some("abort"));
    assert!(!aborts, "the server outlives a panic of a handler");
}
