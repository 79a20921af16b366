//! Phrasing: whether a statement claims work, and how far it says what changed.

use super::effect::Clause;
use super::head::{Frame, Head, Label, Opener, Person, title_case};
use super::line::{Kind, Line};
use super::reading::Phrasing;
use super::verb::{Class, Form};
use super::words;

/// What the parts of a line say together.
pub(crate) fn phrasing(line: &Line<'_>, head: &Head, clauses: &[Clause], alone: bool) -> Phrasing {
    if head.start >= line.len() || head.no_claim || is_question(line) {
        return Phrasing::Other;
    }
    if let Some(phrasing) = labelled_amount(line, head) {
        return phrasing;
    }
    if is_meant(line, head) {
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

/// "Income: $79,000", "Revenue goal: $70,000", "Invoices sent: 78": a label and an amount, and nothing else.
pub(crate) fn labelled_amount(line: &Line<'_>, head: &Head) -> Option<Phrasing> {
    let at = head.start;
    let amount = head.label == Label::Some && line.kind(at) == Kind::Number;
    let rest = (at + 1..line.len()).filter(|&index| line.is_word(index) && !line.tokens[index].aside).count();
    let moved = (at..line.len()).any(|index| line.kind(index) == Kind::Arrow);
    let saved = |index: usize| matches!(line.low(index), "saved" | "savings" | "reduction" | "reduced");
    let saved = (0..at).any(saved);
    if !amount || moved || rest > 2 && !saved {
        return None;
    }
    let meant = |index: usize| {
        line.is(index, words::TARGETS) || line.is(index, words::AIMS) || line.is(index, words::PROJECTED)
    };
    if (0..at).any(meant) {
        return Some(Phrasing::Mixed);
    }
    let gained =
        |index: usize| matches!(line.low(index), "income" | "revenue" | "profit" | "sales" | "balance" | "savings");
    if saved || line.word(at).starts_with(['$', '€', '£']) && (0..at).any(gained) {
        return Some(Phrasing::Outcome);
    }
    let done = (0..at).any(|index| {
        line.as_form(index, Form::Participle)
            .is_some_and(|verb| matches!(verb.class, Class::Deliver | Class::Routine | Class::Lead))
    });
    done.then_some(Phrasing::Task)
}

/// "Response time with the data: 900 ms", "Bundle size under 5 MB": a measure and its value, and nothing else.
fn is_metric_line(line: &Line<'_>, head: &Head) -> bool {
    let value = |at: usize| line.kind(at) == Kind::Number && line.word(at).bytes().any(|byte| byte.is_ascii_digit());
    let named = |from: usize, to: usize| {
        (from..to).any(|at| line.is(at, words::MEASURES) && line.low(at) != "experience" || line.low(at) == "size")
    };
    let ends = |at: usize| line.len() - at <= 4;
    if changes(line, head) {
        return true;
    }
    if head.label == Label::Some && !head.no_claim && value(head.start) && ends(head.start) {
        return named(0, head.start) && line.len() > head.start + 1;
    }
    matches!(head.frame, Frame::None | Frame::Base)
        && head.label == Label::None
        && (head.start + 1..head.start + 6).any(|at| {
            matches!(line.low(at), "under" | "below" | "above" | "over")
                && value(at + 1)
                && ends(at + 1)
                && named(head.start, at)
                && (head.start..at).all(|index| line.is_word(index))
        })
}

/// "Tickets: 130 before, 25 after", "80 GB a day → 6 GB", "Used to take five days; takes two hours now".
fn changes(line: &Line<'_>, head: &Head) -> bool {
    let all = head.circumstance..line.len();
    let told = |word: &[&str]| {
        all.clone().any(|at| {
            let beside = |index: usize| word.contains(&line.low(index));
            line.is_counted(at) && (beside(at + 1) || beside(at.wrapping_sub(1)))
        })
    };
    let was = all.clone().any(|at| matches!(line.low(at), "previously" | "formerly") && line.is_counted(at + 1))
        && all.clone().filter(|&at| line.is_counted(at)).count() > 1;
    let arrow = all.clone().any(|at| {
        line.kind(at) == Kind::Arrow
            && line.kind(at + 1) == Kind::Number
            && line.word(at + 1).matches('.').count() < 2
            && (at.saturating_sub(4)..at).any(|before| line.kind(before) == Kind::Number)
    });
    let used = line.has(head.circumstance, "used to")
        && all.clone().any(|at| line.low(at) == "now")
        && all.clone().filter(|&at| line.is_counted(at)).count() > 1;
    !head.hoped && (told(&["before", "then"]) && told(&["after", "now"]) || arrow || used || was)
}

/// "A company focused on", "Open source nonprofit for": what others are.
fn is_of_others(line: &Line<'_>, head: &Head) -> bool {
    matches!(head.frame, Frame::None | Frame::Thing)
        && (head.start..head.start + 6)
            .take_while(|&at| !line.is(at, words::PREPOSITIONS) && !line.is(at, words::RELATIVES) && line.is_word(at))
            .any(|at| line.is(at, words::COMPANIES))
}

/// "Results-oriented construction manager specializing in": who somebody is.
fn is_portrait(line: &Line<'_>, head: &Head) -> bool {
    let post = (head.start + 1..head.start + 7)
        .take_while(|&at| line.is_word(at) && !line.is(at, words::PREPOSITIONS))
        .find(|&at| line.is(at, words::JOBS) || line.is(at, words::CALLINGS));
    let said = |at: usize| {
        matches!(
            line.low(at),
            "specializing"
                | "specialising"
                | "specialized"
                | "offering"
                | "seeking"
                | "with"
                | "who"
                | "skilled"
                | "experienced"
                | "working"
                | "studying"
                | "majoring"
                | "pursuing"
                | "focusing"
                | "focused"
                | "passionate"
                | "dedicated"
                | "driven"
        )
    };
    matches!(head.frame, Frame::None | Frame::Thing | Frame::Past | Frame::Gerund)
        && head.label == Label::None
        && post.is_some_and(|at| said(at + 1))
        && line.as_form(head.start, Form::Past).is_none_or(|_| line.is(head.start, words::ADJECTIVES))
}

/// "The new model is projected to add 1.5m": an amount that is only expected.
fn is_forecast(line: &Line<'_>, head: &Head) -> bool {
    let expected = |at: usize| line.is(at, words::PROJECTED) && line.low(at + 1) == "to";
    // "Scrap is hoped to fall"
    let wished = |at: usize| {
        matches!(line.low(at), "hoped" | "expected" | "projected" | "meant" | "intended")
            && line.low(at + 1) == "to"
            && line.as_form(at + 2, Form::Base).is_some_and(|verb| verb.class == Class::Change)
    };
    if matches!(head.frame, Frame::Subject | Frame::Passive) && (head.start..line.len()).any(wished) {
        return true;
    }
    let moves = || {
        (head.start..line.len()).any(|at| line.low(at) == "from" && (at..at + 8).any(|index| line.low(index) == "to"))
    };
    let sum =
        |at: usize| line.kind(at) == Kind::Number && line.word(at).ends_with('%') || line.word(at).starts_with('$');
    if line.is(head.start, words::PROJECTED) && head.hoped && (head.start + 1..line.len()).any(sum) {
        return true;
    }
    if head.hoped && moves() && (head.start..line.len()).any(|at| line.kind(at) == Kind::Number) {
        return true;
    }
    // "Typo tolerance should bring zero-result searches below 5 %"
    let modal = head.frame == Frame::Subject && matches!(line.low(head.verb), "should" | "would" | "could" | "ought");
    if modal && (head.verb + 1..line.len()).any(|at| sum(at) || line.low(at) == "%" || line.is_counted(at)) {
        return true;
    }
    matches!(head.frame, Frame::Subject | Frame::None | Frame::Passive)
        && (head.start..line.len())
            .any(|at| expected(at) && (at..line.len()).any(|index| line.kind(index) == Kind::Number))
}

/// "This initiative aimed to": what it says is about the work before it.
fn points_back(line: &Line<'_>, head: &Head) -> bool {
    head.frame == Frame::Subject && line.low(head.start) == "this"
}

/// "Next year's aim is +10 pp", "May well have spared us a lawsuit": meant or guessed, and not told as reached.
fn is_meant(line: &Line<'_>, head: &Head) -> bool {
    let first = head.circumstance;
    let aim = (first..first + 4).find(|&at| line.is(at, words::AIMS));
    let aimed = aim
        .is_some_and(|at| line.low(at + 1) == "is" && (at + 2..at + 5).any(|index| line.kind(index) == Kind::Number));
    let guessed = matches!(line.low(first), "may" | "might" | "could")
        && (first + 1..first + 4).any(|at| line.low(at) == "have" && line.as_form(at + 1, Form::Participle).is_some());
    aimed || guessed && head.person == Person::Silent
}

/// "Defect rates were unchanged": it made no difference.
fn is_null(line: &Line<'_>) -> bool {
    (0..line.len()).any(|at| {
        line.low(at) == "unchanged"
            || line.low(at) == "no" && matches!(line.low(at + 1), "change" | "difference" | "effect" | "improvement")
    })
}

/// "Twelve teams build on the library": so many others use it.
fn is_used(line: &Line<'_>, head: &Head) -> bool {
    let at = head.start;
    let party = (at + 1..at + 5)
        .take_while(|&index| line.kind(index) == Kind::Word)
        .find(|&index| words::SCOPE.contains(line.low(index)) && words::is_plural(line.low(index)));
    line.is_counted(at)
        && !head.hoped
        && party.is_some_and(|index| {
            let verb = index + 1 + usize::from(line.low(index + 1) == "now");
            matches!(
                line.low(verb),
                "use" | "rely" | "build" | "depend" | "run" | "consume" | "follow" | "subscribe" | "read" | "order"
            )
        })
}

/// Whether an amount stands in the clause: "achieving 40 %", and not "achieving ISO 27001".
fn has_amount(line: &Line<'_>, clause: &Clause) -> bool {
    (clause.from..clause.to)
        .any(|at| line.kind(at) == Kind::Number && !line.is_capital(at.wrapping_sub(1)) || line.is(at, words::NUMBERS))
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
    let named = head.verb == head.start + 1
        && line.is_capital(head.start)
        && line.senses(head.start).is_empty()
        && line.word(head.start).bytes().all(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
        && !line.is_capital(head.verb);
    let own = named
        || (head.start..head.verb).any(|at| matches!(line.low(at), "my" | "our" | "team" | "we" | "i"))
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
    line.kind(head.start) == Kind::Number && done && closed || post && !line.is(head.verb, words::BEING)
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
