//! A browser without a window, spoken to over its debugging protocol.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// The browser of this machine, or `None` after a word that says what was not tested.
pub fn installed(what: &str) -> Option<&'static str> {
    let runs = |b: &&str| Command::new(b).arg("--version").output().is_ok_and(|o| o.status.success());
    let found = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(runs);
    if found.is_none() {
        eprintln!("no browser is installed: {what} was not opened");
    }
    found
}

/// A folder of this test, empty.
pub fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

/// One page in a browser of its own.
pub struct Page {
    browser: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    session: String,
    next: u64,
    /// What the page complained of.
    pub complaints: Vec<String>,
}

impl Page {
    /// Opens a file of `dir`.
    pub fn open(browser: &str, dir: &Path, file: &str) -> Page {
        let profile = dir.join(format!("profile-{file}"));
        let mut child = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "about:blank"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut lines = lines.map_while(Result::ok);
        let address = lines.find_map(|l| Some(l.strip_prefix("DevTools listening on ")?.to_owned())).unwrap();
        // The browser stops where nobody reads what it says.
        std::thread::spawn(move || lines.for_each(drop));
        let (socket, _) = tungstenite::connect(address).unwrap();
        let mut page = Page { browser: child, socket, session: String::new(), next: 0, complaints: Vec::new() };
        let target = page.call("Target.createTarget", json!({"url": "about:blank"}));
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        page.session = page.call("Target.attachToTarget", attach)["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Runtime", "Log"] {
            page.call(&format!("{domain}.enable"), json!({}));
        }
        page.call("Page.navigate", json!({"url": format!("file://{}", dir.join(file).display())}));
        while page.eval("document.readyState") != "complete" {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        page
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let mut message = json!({"id": self.next, "method": method, "params": params});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.socket.send(Message::text(message.to_string())).unwrap();
        loop {
            let Message::Text(text) = self.socket.read().unwrap() else { continue };
            let answer: Value = serde_json::from_str(&text).unwrap();
            if answer["id"] == json!(self.next) {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].clone();
            }
            self.note(&answer);
        }
    }

    fn note(&mut self, event: &Value) {
        let wrong = match event["method"].as_str().unwrap_or_default() {
            "Runtime.exceptionThrown" => true,
            "Runtime.consoleAPICalled" => event["params"]["type"] == "error",
            "Log.entryAdded" => event["params"]["entry"]["level"] == "error",
            _ => false,
        };
        if wrong {
            self.complaints.push(event.to_string());
        }
    }

    /// What an expression comes to on the page.
    pub fn eval(&mut self, expression: &str) -> Value {
        let answer = self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Presses a key as a person would.
    pub fn press(&mut self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Space" => (32, " "),
            _ => panic!("{key}"),
        };
        let name = if key == "Space" { " " } else { key };
        for kind in ["keyDown", "keyUp"] {
            let mut params = json!({"type": kind, "key": name, "code": key, "windowsVirtualKeyCode": code});
            if kind == "keyDown" && !text.is_empty() {
                params["text"] = json!(text);
            }
            self.call("Input.dispatchKeyEvent", params);
        }
    }

    /// Types into whatever has the focus.
    pub fn type_in(&mut self, text: &str) {
        self.call("Input.insertText", json!({"text": text}));
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.browser.kill();
        let _ = self.browser.wait();
    }
}

/// Text without blanks, each letter in its common form: fonts share the glyph of 二 with its old radical
/// form, and a printed page may hold either.
pub fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// The text of a page as it is printed on A4, as [`plain`] has it.
pub fn printed(browser: &str, dir: &Path, file: &str) -> String {
    let pdf = dir.join(format!("{file}.pdf"));
    let done = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", dir.join("profile-print").display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", dir.join(file).display()))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let document = lopdf::Document::load(&pdf).unwrap();
    let pages = document.get_pages();
    // A4, in points.
    for page in pages.values() {
        let size = document.get_object(*page).unwrap().as_dict().unwrap().get(b"MediaBox").unwrap();
        let size: Vec<i64> = size.as_array().unwrap().iter().map(|n| n.as_float().unwrap().round() as i64).collect();
        assert!((594..=596).contains(&size[2]) && (841..=843).contains(&size[3]), "{size:?}");
    }
    let numbers: Vec<u32> = pages.keys().copied().collect();
    plain(&document.extract_text(&numbers).unwrap())
}
