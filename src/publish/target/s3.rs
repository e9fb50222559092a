//! A bucket of a store that speaks S3. Requests are signed here and made by `curl`, which has the system's
//! proxies and certificates; what is secret stays in the environment of this process.

use super::program::{Answer, program, run};
use super::remote::{Between, Remote, temporary};
use crate::model::site;
use crate::publish::media_type::media_type;
use crate::publish::output::{Failure, Hash, hash};
use crate::text::message;
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// A bucket.
pub(super) struct S3 {
    bucket: Bucket,
    prefix: String,
    credentials: Credentials,
}

/// How many files are sent before the place is kept.
const BATCH: usize = 200;

/// How long a signed address is good for: a batch has to be sent within it.
const GOOD_FOR: Duration = Duration::from_secs(3600);

impl S3 {
    pub(super) fn new(at: &site::Bucket) -> Result<Self, Failure> {
        let style = if at.in_host { UrlStyle::VirtualHost } else { UrlStyle::Path };
        let endpoint = at.endpoint.parse().map_err(|error| bad_address(&at.endpoint, &format!("{error}")))?;
        let bucket = Bucket::new(endpoint, style, at.name.clone(), at.region.clone())
            .map_err(|error| bad_address(&at.endpoint, &error.to_string()))?;
        Ok(Self { bucket, prefix: at.prefix.clone(), credentials: credentials()? })
    }

    fn key(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// Makes requests, one after another; the status of each answer.
    fn ask(&self, requests: &[String]) -> Result<(Vec<u16>, Answer), Failure> {
        let common = "silent\nshow-error\ngloboff\nconnect-timeout = 30\nspeed-limit = 1\nspeed-time = 60\n\
                      write-out = \"%{http_code}\\n\"\n";
        let sections: Vec<String> = requests.iter().map(|request| format!("{common}{request}")).collect();
        let config = format!("fail-early\n{}", sections.join("next\n"));
        // The first option has it read no file of its user's.
        let answer = run(program("curl").args(["--disable", "--config", "-"]), config.as_bytes())?;
        let printed = String::from_utf8_lossy(&answer.printed).into_owned();
        let statuses: Vec<u16> = printed.lines().filter_map(|line| line.trim().parse().ok()).collect();
        if answer.is_good() && statuses.len() == requests.len() {
            Ok((statuses, answer))
        } else {
            Err(answer.failure("curl"))
        }
    }

    /// Makes requests of which each has to be granted.
    fn demand(&self, requests: &[String], paths: &[&str]) -> Result<(), Failure> {
        let (statuses, _) = self.ask(requests)?;
        match statuses.iter().zip(paths).find(|(status, _)| !(200..300).contains(*status)) {
            Some((status, path)) => Err(refused(*status, path)),
            None => Ok(()),
        }
    }

    fn get(&self, path: &str, into: &Path) -> String {
        let key = self.key(path);
        let url = self.bucket.get_object(Some(&self.credentials), &key).sign(GOOD_FOR);
        format!("url = {}\noutput = {}\n", quoted(url.as_str()), quoted(&into.to_string_lossy()))
    }

    fn put(&self, site: &Path, path: &str) -> String {
        let key = self.key(path);
        let url = self.bucket.put_object(Some(&self.credentials), &key).sign(GOOD_FOR);
        let mut request = format!("url = {}\n", quoted(url.as_str()));
        let _ = writeln!(request, "upload-file = {}", quoted(&site.join(path).to_string_lossy()));
        let _ = writeln!(request, "header = {}", quoted(&format!("Content-Type: {}", media_type(path))));
        let _ = writeln!(request, "header = {}", quoted(&format!("Cache-Control: {}", lifetime(path))));
        request
    }

    fn delete(&self, path: &str) -> String {
        let key = self.key(path);
        let url = self.bucket.delete_object(Some(&self.credentials), &key).sign(GOOD_FOR);
        format!("url = {}\nrequest = \"DELETE\"\n", quoted(url.as_str()))
    }
}

impl Remote for S3 {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let folder = temporary()?;
        let file = folder.path().join("file");
        let (statuses, _) = self.ask(&[self.get(path, &file)])?;
        match statuses[..] {
            [200] => fs::read(&file).map(Some).map_err(|error| Failure::amid(&file, &error)),
            [404] => Ok(None),
            _ => Err(refused(statuses.first().copied().unwrap_or(0), path)),
        }
    }

    fn send(&mut self, site: &Path, paths: &[&str]) -> Result<(), Failure> {
        let requests: Vec<String> = paths.iter().map(|path| self.put(site, path)).collect();
        self.demand(&requests, paths)
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Failure> {
        for paths in paths.chunks(BATCH) {
            let requests: Vec<String> = paths.iter().map(|path| self.delete(path)).collect();
            self.demand(&requests, paths)?;
        }
        Ok(())
    }

    fn differing(&mut self, _site: &Path, files: &[(&str, Hash)]) -> Result<Vec<String>, Failure> {
        let mut differing = Vec::new();
        for files in files.chunks(BATCH) {
            let folder = temporary()?;
            let place = |at: usize| folder.path().join(at.to_string());
            let gets = files.iter().enumerate().map(|(at, (path, _))| self.get(path, &place(at)));
            let (statuses, _) = self.ask(&gets.collect::<Vec<_>>())?;
            for (at, ((path, expected), status)) in files.iter().zip(statuses).enumerate() {
                // Of an empty file nothing is written.
                let bytes = fs::read(place(at)).unwrap_or_default();
                if status != 200 || hash(&bytes) != *expected {
                    differing.push((*path).to_owned());
                }
            }
        }
        Ok(differing)
    }

    fn batch(&self) -> Option<usize> {
        Some(BATCH)
    }

    fn between(&self) -> Between {
        Between::Mixed
    }
}

/// How long a file may be shown without asking the store again.
fn lifetime(path: &str) -> &'static str {
    // Pages and data change in place; pieces of the search index are asked for by their numbering.
    if path.starts_with("assets/") || path.starts_with("search/") { "max-age=3600" } else { "max-age=60" }
}

/// The keys, as the environment of other programs for such stores names them.
fn credentials() -> Result<Credentials, Failure> {
    let value = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let (Some(key), Some(secret)) = (value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY")) else {
        return Err(Failure {
            message: message!(
                zh: "没有存储服务的密钥",
                en: "there are no keys for the store"
            ),
            remedy: message!(
                zh: "设置环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY（临时密钥再加 AWS_SESSION_TOKEN）",
                en: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment (and \
                     AWS_SESSION_TOKEN with temporary ones)"
            ),
        });
    };
    Ok(match value("AWS_SESSION_TOKEN") {
        Some(token) => Credentials::new_with_token(key, secret, token),
        None => Credentials::new(key, secret),
    })
}

/// A value in a configuration of `curl`.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

fn bad_address(endpoint: &str, why: &str) -> Failure {
    Failure {
        message: message!(
            zh: "存储服务的地址“{endpoint}”不能用：{why}",
            en: "the address of the store, '{endpoint}', cannot be used: {why}"
        ),
        remedy: message!(
            zh: "改正 annals.yaml 里 publish 的 endpoint 和 bucket",
            en: "correct `endpoint` and `bucket` under `publish` in annals.yaml"
        ),
    }
}

fn refused(status: u16, path: &str) -> Failure {
    Failure {
        message: message!(
            zh: "存储服务拒绝了“{path}”：HTTP {status}",
            en: "the store refused '{path}': HTTP {status}"
        ),
        remedy: message!(
            zh: "核对存储桶、区域、密钥及其权限，再发布一次",
            en: "look at the bucket, the region, the keys and what they permit, and publish again"
        ),
    }
}
