use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll, Waker};

use futures_util::future::{self, BoxFuture, Either, Ready};
use serde_json::json;
use tower_lsp::ExitedError;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

use super::session::Shared;
use crate::workspace::Snapshot;

tokio::task_local! {
    /// What was known when the request under way was read. A handler takes it once, at its top.
    pub(super) static MOMENT: Snapshot;
}

/// What the framework answers with; a notification has no response.
pub(super) type Answer = Result<Option<Response>, ExitedError>;
/// Left: settled before the next message is read. Right: under way.
pub(super) type Handled = Either<Ready<Answer>, BoxFuture<'static, Answer>>;

/// Stands in front of the framework's service, which is called in the order of the wire but whose futures race.
///
/// A notification runs to its end inside `call`, so that its effect is there for everything read after it. A request gets
/// the snapshot of the moment in which it was read.
pub(super) struct Ingress<S> {
    inner: S,
    shared: Shared,
    shut_down: bool,
}

impl<S> Ingress<S> {
    pub(super) fn new(inner: S, shared: Shared) -> Self {
        Self { inner, shared, shut_down: false }
    }

    /// Whether a shutdown was asked for and granted.
    pub(super) fn was_shut_down(&self) -> bool {
        self.shut_down
    }
}

impl<S> Service<Request> for Ingress<S>
where
    S: Service<Request, Response = Option<Response>, Error = ExitedError, Future = BoxFuture<'static, Answer>>,
{
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = Handled;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Handled {
        let Some(id) = request.id().cloned() else { return self.at_once(whole(request), None) };
        match request.method() {
            "initialize" => self.at_once(greeting(id.clone(), request), Some(id)),
            "shutdown" => {
                // Some clients send `{}` or `[]` as parameters, which the framework refuses.
                let handled = self.at_once(Request::build("shutdown").id(id.clone()).finish(), Some(id));
                self.shut_down |= matches!(&handled, Either::Left(answer) if is_ok(answer));
                handled
            }
            "exit" => settled(Some(Response::from_error(id, Error::invalid_request()))),
            // The framework says nothing to a request that it may ignore; it still has to be answered.
            method if method.starts_with("$/") => settled(Some(Response::from_error(id, Error::method_not_found()))),
            _ => match self.enter(request) {
                Some(under_way) => Either::Right(Box::pin(MOMENT.scope(self.shared.snapshot(), under_way))),
                None => settled(Some(Response::from_error(id, Error::internal_error()))),
            },
        }
    }
}

impl<S> Ingress<S>
where
    S: Service<Request, Response = Option<Response>, Error = ExitedError, Future = BoxFuture<'static, Answer>>,
{
    /// Calls the framework, which decodes parameters on the spot.
    fn enter(&mut self, request: Request) -> Option<S::Future> {
        catch_unwind(AssertUnwindSafe(|| self.inner.call(request))).ok()
    }

    /// Runs a call to its end. A panic costs a request its result, and a notification its effect.
    fn at_once(&mut self, request: Request, id: Option<Id>) -> Handled {
        let Some(mut handling) = self.enter(request) else { return settled(id.map(broken)) };
        let polled = catch_unwind(AssertUnwindSafe(|| handling.as_mut().poll(&mut Context::from_waker(Waker::noop()))));
        match polled {
            Ok(Poll::Ready(answer)) => Either::Left(future::ready(answer)),
            Ok(Poll::Pending) => Either::Right(handling),
            Err(_) => settled(id.map(broken)),
        }
    }
}

fn settled(response: Option<Response>) -> Handled {
    Either::Left(future::ok(response))
}

fn broken(id: Id) -> Response {
    Response::from_error(id, Error::internal_error())
}

fn is_ok(answer: &Ready<Answer>) -> bool {
    matches!(answer.clone().into_inner(), Ok(Some(response)) if response.is_ok())
}

/// `initialized` with the parameters that some clients leave out, without which the framework would pass it over.
fn whole(request: Request) -> Request {
    match request.method() {
        "initialized" => Request::build("initialized").params(json!({})).finish(),
        _ => request,
    }
}

/// The greeting with everything that was said in it passed on as it is, in `initializationOptions`.
///
/// The framework's types are strict, and one member of a wrong type, such as the `[]` that Lua makes of an empty table,
/// would cost the session. `lifecycle` reads what it needs and leaves the rest.
fn greeting(id: Id, request: Request) -> Request {
    let (method, _, params) = request.into_parts();
    let params = params.filter(serde_json::Value::is_object).unwrap_or_else(|| json!({}));
    Request::build(method).params(json!({ "capabilities": {}, "initializationOptions": params })).id(id).finish()
}
