//! Phrasing: whether a statement claims work, and how far it says what changed.

mod amount;
mod hope;
mod portrait;

use super::effect::Clause;
use super::head::{Frame, Head, Label, Opener, Person, title_case};
use super::line::{Kind, Line};
use super::reading::Phrasing;
use super::verb::{Class, Form};
use super::words;
pub(crate) use amount::labelled_amount;
use amount::{has_amount, is_metric_line, is_used};
use hope::{is_forecast, is_meant, is_null, points_back};
use portrait::{is_of_others, is_portrait};

/// What the parts of a line say together.
pub(crate) fn phrasing(line: &Line<'_>, head: &Head, clauses: &[Clause], alone: bool) -> Phrasing {
    if head.start >= line.len() || head.no_claim || is_question(line) {
        return Phrasing::Other;
    }
    if let Some(phrasing) = labelled_amount(line, head) {
        return phrasing;
    }
    if is_meant(line, head, alone || clauses.iter().any(|clause| clause.measured)) {
        return Phrasing::Mixed;
    }
    let phrasing = told(line, head, clauses, alone);
    if phrasing == Phrasing::Other && head.label == Label::Duties { Phrasing::Task } else { phrasing }
}

fn told(line: &Line<'_>, head: &Head, clauses: &[Clause], alone: bool) -> Phrasing {
    if is_of_others(line, head) || is_portrait(line, head) {
        return Phrasing::Other;
    }
    if matches!(head.frame, Frame::Thing) && verbless(line, head, &[]) == Phrasing::Mixed && !alone {
        return Phrasing::Mixed;
    }
    // "Job: keep commuters happier": a duty, whatever it is for.
    if head.label == Label::Duties && !alone && !clauses.iter().any(|clause| clause.measured) {
        return Phrasing::Task;
    }
    let named = |clause: &Clause| {
        // "Responsible for achieving ISO 27001" is what was asked.
        let asked = matches!(head.opener, Some((Opener::Duty, ..))) && clause.verb == head.verb;
        clause.measured && !(asked && matches!(head.frame, Frame::OpenerGerund) && !has_amount(line, clause))
    };
    let measured = alone || clauses.iter().any(named) || is_metric_line(line, head) || is_used(line, head);
    let effect = clauses.iter().any(|clause| !is_duty_itself(line, head, clause));
    let claims = match head.frame {
        Frame::None => {
            let sized = line.kind(head.start) == Kind::Number && line.word(head.start).ends_with('%')
                || line.word(head.start + 1) == "%";
            return if measured && (sized || !is_list(line, head)) {
                Phrasing::Outcome
            } else {
                verbless(line, head, clauses)
            };
        }
        Frame::Subject => is_own_sentence(line, head) || is_assigned(line, head) || is_counted_work(line, head),
        Frame::Passive => is_work(line, head),
        Frame::Past | Frame::Gerund | Frame::Base | Frame::Third | Frame::Thing => !is_list(line, head),
        _ => true,
    };
    if measured && (claims || !clauses.is_empty() || alone) && !is_statement_of_fact(line, head, clauses) {
        Phrasing::Outcome
    } else if claims && is_null(line) {
        Phrasing::Task
    } else if effect
        && (claims
            || head.hoped
            || points_back(line, head)
            || clauses.iter().any(|clause| !clause.purpose || clause.hoped))
        || is_forecast(line, head)
    {
        Phrasing::Mixed
    } else if claims {
        Phrasing::Task
    } else {
        Phrasing::Other
    }
}

fn is_question(line: &Line<'_>) -> bool {
    let last = (0..line.len()).rev().find(|&at| !line.tokens[at].aside);
    last.is_some_and(|at| line.kind(at) == Kind::Question)
}

/// "Responsible for improving reliability": the effect is the duty, and nothing says that it came about.
fn is_duty_itself(line: &Line<'_>, head: &Head, clause: &Clause) -> bool {
    let joined = matches!(line.low(clause.from.wrapping_sub(1)), "and" | "&");
    let assigned = matches!(head.opener, Some((Opener::Duty | Opener::Served, ..)));
    let asked = matches!(head.opener, Some((Opener::Duty, ..)));
    (clause.verb == head.verb && assigned || asked && joined) && !(clause.measured && has_amount(line, clause))
}

/// Without a verb of work: an unmeasured effect may still be told ("Result: improved reliability").
fn verbless(line: &Line<'_>, head: &Head, clauses: &[Clause]) -> Phrasing {
    // "Expected to save 20%": an effect, if only a hoped-for one.
    let hoped = line.is(head.start, words::PROJECTED);
    let told = clauses.iter().any(|clause| hoped || !clause.purpose || clause.hoped);
    let asked = |at: usize| {
        line.has(at, "responsible for")
            || line.low(at) == "responsibilities" && line.as_form(at + 1, Form::Gerund).is_some()
            || line.has(at, "duties as assigned")
            || line.has(at, "part of my job")
    };
    if (head.start + 1..line.len()).any(asked) {
        return Phrasing::Task;
    }
    // "Cost savings through bulk purchasing"
    let gain = (head.start..head.start + 4).any(|at| {
        matches!(
            line.low(at),
            "savings" | "reduction" | "reductions" | "improvement" | "improvements" | "increase" | "gains"
        ) && matches!(line.low(at + 1), "through" | "by" | "via" | "in" | "of" | "from" | "with")
    });
    if gain && !title_case(line, head.start) {
        return Phrasing::Mixed;
    }
    // "26 columns on gardening": so many things that were made.
    let made = |at: usize| {
        matches!(
            line.low(at),
            "columns"
                | "drafts"
                | "leaflets"
                | "manuals"
                | "maps"
                | "plans"
                | "posters"
                | "audits"
                | "interviews"
                | "drawings"
                | "lessons"
                | "translations"
                | "chapters"
                | "inspections"
                | "visits"
                | "designs"
                | "prototypes"
                | "articles"
                | "talks"
                | "papers"
                | "posts"
                | "workshops"
                | "sessions"
                | "lectures"
                | "reports"
                | "episodes"
                | "prs"
                | "tests"
                | "tutorials"
                | "webinars"
                | "podcasts"
                | "reviews"
                | "projects"
                | "presentations"
        )
    };
    let opens = line.kind(line.len() - 1) == Kind::Colon;
    if line.is_counted(head.start) && !opens && (head.start + 1..head.start + 4).any(made) {
        return Phrasing::Task;
    }
    if told && !is_list(line, head) && !title_case(line, head.start) { Phrasing::Mixed } else { Phrasing::Other }
}

/// Whether somebody else's sentence is about the author's work: "Our team shipped", "My proposal led".
fn is_own_sentence(line: &Line<'_>, head: &Head) -> bool {
    let tells = line.as_form(head.verb, Form::Third).filter(|_| {
        head.start + 1 == head.verb
            && matches!(line.low(head.start), "it" | "this")
            && super::head::takes_object(line, head.verb + 1)
    });
    // "It sends reminders": what one made does.
    if tells.is_some_and(|verb| matches!(verb.class, Class::Deliver | Class::Routine | Class::Change)) {
        return true;
    }
    let verb = line.as_form(head.verb, Form::Past).or_else(|| line.as_form(head.verb, Form::Participle));
    let Some(verb) = verb else { return false };
    // "Christian published": a person, by name.
    let titled = matches!(line.low(head.start), "ms" | "mr" | "mrs" | "dr" | "prof");
    let named = head.verb == head.start + 1 + usize::from(titled)
        && line.is_capital(head.start)
        && line.senses(head.start).is_empty()
        && line.word(head.start).bytes().all(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
        && !line.is_capital(head.verb);
    let own = named
        || (head.start..head.verb).any(|at| matches!(line.low(at), "my" | "our" | "team" | "we" | "i"))
        || line.low(head.circumstance) == "under" && matches!(line.low(head.circumstance + 1), "my" | "our")
        // "The work produced three papers"
        || matches!(line.low(head.start), "the" | "this")
            && matches!(line.low(head.start + 1), "work" | "project" | "research" | "study" | "effort" | "initiative")
        || head.person != Person::Silent;
    // "They asked me to draft the statement, and I did."
    let asked = line.low(head.verb + 1) == "me" && line.low(head.verb + 2) == "to";
    asked || own && matches!(verb.class, Class::Deliver | Class::Lead | Class::Change | Class::Routine | Class::End)
}

/// "The office manager is responsible for": somebody's post and its duties.
fn is_assigned(line: &Line<'_>, head: &Head) -> bool {
    (head.verb..head.verb + 3).any(|at| line.low(at) == "responsible")
        && (head.start..head.verb).any(|at| line.is(at, words::JOBS))
}

/// "938 records indexed", "My role covers on-call": how much was done, or what a post asks for.
fn is_counted_work(line: &Line<'_>, head: &Head) -> bool {
    let participle = line.as_form(head.verb, Form::Participle);
    let done = participle.is_some_and(|verb| matches!(verb.class, Class::Deliver | Class::Lead | Class::Routine));
    let closed = !line.is_word(head.verb + 1)
        || line.is_function(head.verb + 1)
        || matches!(line.low(head.verb + 1), "this" | "last");
    let post =
        matches!(line.low(head.verb - usize::from(head.verb > 0)), "role" | "position" | "responsibilities" | "duties")
            && matches!(line.low(head.start), "my" | "current" | "the" | "this" | "his" | "her");
    let first = head.start + usize::from(line.is(head.start, words::APPROXIMATIONS));
    line.kind(first) == Kind::Number && done && closed || post && !line.is(head.verb, words::BEING)
}

fn is_work(line: &Line<'_>, head: &Head) -> bool {
    // "Three months were spent cataloguing"
    if line.low(head.verb) == "spent" && line.as_form(head.verb + 1, Form::Gerund).is_some() {
        return true;
    }
    // "Python was used to automate the tests"
    if line.low(head.verb) == "used"
        && line.low(head.verb + 1) == "to"
        && line.as_form(head.verb + 2, Form::Base).is_some()
    {
        return true;
    }
    line.as_form(head.verb, Form::Participle).is_some_and(|verb| {
        matches!(
            verb.class,
            Class::Deliver | Class::Lead | Class::Change | Class::Routine | Class::End | Class::Benefit
        )
    })
}

/// "Deploys took 3 hours": somebody else's sentence in which nothing is said to have changed.
fn is_statement_of_fact(line: &Line<'_>, head: &Head, clauses: &[Clause]) -> bool {
    head.frame == Frame::Subject
        && clauses.iter().all(|clause| !clause.measured)
        && line.is(head.verb, words::BEING)
        && !(head.start..head.verb).any(|at| matches!(line.low(at), "now"))
}

/// "Python, Go, Kubernetes"; "Planning, testing, deployment": items without an object.
fn is_list(line: &Line<'_>, head: &Head) -> bool {
    let past = line.as_form(head.start, Form::Past).is_some() || head.frame == Frame::Past;
    if past || head.person != Person::Silent {
        return false;
    }
    let told = matches!(head.frame, Frame::Base | Frame::Third | Frame::Past | Frame::Gerund);
    if told && (head.start + 1..head.start + 3).all(|at| line.is_word(at) && !matches!(line.low(at), "and" | "&")) {
        return false;
    }
    // "Write, proof and manage content": verbs that share an object.
    let form = |at: usize| line.as_form(at, Form::Base).is_some();
    let last = (head.start..line.len()).rev().find(|&at| matches!(line.low(at), "and" | "&"));
    let chain = matches!(head.frame, Frame::Base)
        && last.is_some_and(|at| form(at + 1) && super::head::takes_object(line, at + 2))
        && line.kind(head.start + 1) == Kind::Comma;
    if chain {
        return false;
    }
    let mut items = 1;
    let mut longest = 0;
    let mut length = 0;
    for at in head.start..line.len() {
        match line.kind(at) {
            Kind::Comma | Kind::Semicolon | Kind::And => {
                items += 1;
                longest = longest.max(length);
                length = 0;
            }
            Kind::Open | Kind::Close | Kind::Stop => {}
            _ if line.low(at) == "and" => {}
            _ => length += 1,
        }
    }
    longest = longest.max(length);
    let opener = matches!(head.opener, Some((Opener::Duty | Opener::Help | Opener::With, ..)));
    !opener && items >= 3 && longest <= 3
}
