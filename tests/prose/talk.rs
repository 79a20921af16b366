//! Tone, asks, reasons and asides: which sentences speak and which only sound as if they did.

use career_ls::prose::{Want, aside, asks, blame, demand, is_farewell, says_why};

/// All that differs, so that one run tells it.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn unless(&mut self, holds: bool, text: &str, found: &dyn std::fmt::Debug) {
        if !holds {
            self.0.push(format!("\n  {text:?}: {found:?}"));
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{} differ:{}", self.0.len(), self.0.concat());
    }
}

/// What `read` finds in `text`, in its words.
fn blamed(text: &str) -> Option<(&str, &str)> {
    blame(text).map(|found| (found.span.of(text), found.named.of(text)))
}

#[test]
fn blame_is_heard_where_it_is_laid() {
    let mut wrong = Wrong::default();
    for (text, words, named) in [
        ("The career matrix is useless for program managers.", "useless", "The career matrix"),
        ("I think our ladder is completely unfair.", "unfair", "our ladder"),
        ("The matrix for TPMs is a joke.", "a joke", "The matrix"),
        ("The promotion process is broken, and everybody knows it.", "broken", "The promotion process"),
        ("The promotion committee has been arbitrary.", "arbitrary", "The promotion committee"),
        ("Our promotion criteria make no sense.", "make no sense", "Our promotion criteria"),
        ("My manager never supported my case.", "never supported", "My manager"),
        ("My manager is clueless about payments.", "clueless", "My manager"),
        ("The company doesn’t value program managers.", "doesn’t value", "The company"),
        ("Leadership held me back.", "held me back", "Leadership"),
        ("You never told me what it takes.", "You never told", "You"),
        ("You should have promoted me last year.", "You should have promoted", "You"),
        ("I find the career ladder useless.", "useless", "the career ladder"),
        ("Nobody respects the matrix.", "Nobody respects", "the matrix"),
        ("I was passed over because of a broken promotion process.", "broken", "promotion process"),
        ("I am frustrated with the matrix.", "frustrated with", "the matrix"),
        ("The matrix fails program managers.", "fails", "The matrix"),
        ("Honestly, the calibration was unfair!", "unfair", "the calibration"),
        ("We are tired of the levelling process.", "tired of", "the levelling process"),
        ("The Influence attribute is badly written.", "badly written", "The Influence attribute"),
        ("We feel the rubric is not fair to small teams.", "not fair", "the rubric"),
        ("Larkspur is growing. The matrix is useless.", "useless", "The matrix"),
    ] {
        let found = blamed(text);
        let whole = found.is_some_and(|(said, of)| words.ends_with(said) && of == named);
        wrong.unless(whole, text, &found);
    }
    wrong.none();
}

#[test]
fn what_only_sounds_like_blame_is_left_alone() {
    let mut wrong = Wrong::default();
    for text in [
        "Fixed 40 failing tests and the broken deploy job, taking releases from weekly to daily.",
        "The career matrix is not useless for program managers.",
        "The matrix isn't broken.",
        "The matrix is far from useless.",
        "The matrix is anything but unfair.",
        "Customers said the old tool was useless.",
        "Some colleagues say the matrix is useless.",
        "My peers think the promotion process is unfair.",
        "The matrix is broken down by level.",
        "The build matrix is broken.",
        "The RACI matrix was a mess.",
        "The package manager is broken.",
        "The old process was useless until Ana came.",
        "Is the matrix useless for program managers?",
        "If the matrix is unfair, I would like to know how you read it.",
        "Two attributes of the matrix are unclear to me.",
        "The matrix is ambiguous for program managers.",
        "I do not think the matrix is useless.",
        "“The matrix is useless,” said a director.",
        "The vendor's process is a joke, and ours is not.",
        "The code review process was broken.",
        "My manager is a great partner to me.",
        "You never know what a quarter brings.",
        "You should have the numbers by Friday.",
        "The acquired company was a mess.",
        "My manager told me that the tests were failing.",
        "Cut useless alerts from 900 to 30 a week.",
        "The release manager node is failing.",
        "The matrix is useful.",
        "A matrix without examples would be useless.",
        "",
        "The",
        "🙂 useless",
    ] {
        wrong.unless(blamed(text).is_none(), text, &blamed(text));
    }
    wrong.none();
}

/// The pushing words, and the clause that a wish could stand for.
fn pushed(text: &str) -> Option<(&str, Option<&str>)> {
    demand(text).map(|found| (found.span.of(text), found.clause.map(|clause| clause.of(text))))
}

#[test]
fn pushing_is_heard_where_the_promotion_is_the_topic() {
    let mut wrong = Wrong::default();
    for (text, words, clause) in [
        ("I deserve this promotion.", "deserve", Some("I deserve this promotion")),
        ("I deserve this.", "deserve", Some("I deserve this")),
        ("I think I deserve it!", "deserve", Some("I think I deserve it")),
        ("My promotion is long overdue.", "long overdue", Some("My promotion is long overdue")),
        ("The promotion is overdue because I have done the work.", "overdue", Some("The promotion is overdue")),
        ("I must be promoted this cycle.", "must be promoted", Some("I must be promoted")),
        ("We expect to be promoted in March.", "expect to be promoted", Some("We expect to be promoted")),
        ("I expect a promotion.", "expect", Some("I expect a promotion")),
        ("I should already be Staff.", "should already be", Some("I should already be Staff")),
        (
            "I should have been promoted to Staff TPM.",
            "should have been promoted",
            Some("I should have been promoted to Staff TPM"),
        ),
        ("It’s only fair that I get promoted.", "It’s only fair", None),
        ("It's my turn.", "It's my turn", None),
        ("You must promote me.", "You must promote me", None),
        ("You owe me this promotion.", "You owe me", None),
        ("Please decide by May, otherwise I will leave.", "otherwise I will leave", None),
        ("After two years as Senior TPM, I deserve a promotion.", "deserve", Some("I deserve a promotion")),
        ("I have led three programs and deserve a promotion.", "deserve", Some("deserve a promotion")),
        ("I'm entitled to the Staff title.", "entitled to", Some("I'm entitled to the Staff title")),
        ("This long overdue promotion would settle it.", "long overdue", None),
        ("I am owed a promotion.", "am owed", Some("I am owed a promotion")),
    ] {
        wrong.unless(pushed(text) == Some((words, clause)), text, &pushed(text));
    }
    wrong.none();
}

#[test]
fn what_only_sounds_like_pushing_is_left_alone() {
    let mut wrong = Wrong::default();
    for text in [
        "Customers deserve an answer within a day.",
        "Cut overdue invoices from 400 to 30.",
        "The build must be promoted to production by two people.",
        "I must be on call this week.",
        "The migration is long overdue.",
        "I do not expect to be promoted this cycle.",
        "I don’t think I deserve it yet.",
        "Do I deserve a promotion?",
        "What must I do to be promoted?",
        "My team deserves credit for this.",
        "I expect this to take two weeks.",
        "I expect the promotion of the build to take a day.",
        "“I deserve this,” said a customer of her refund.",
        "My manager says I deserve it.",
        "It is my turn to run the review.",
        "It is only fair to the vendors to publish the scores.",
        "I would like to be promoted because I want to lead larger programs.",
        "The promotion campaign is overdue.",
        "I should be at the Staff meeting at ten.",
        "If I deserve it, the matrix will show it.",
        "Three goals remain, otherwise I leave the plan as it is.",
        "I demand-tested the queue.",
        "We deserve a faster build.",
        "",
        "I deserve",
        "overdue",
    ] {
        wrong.unless(pushed(text).is_none(), text, &pushed(text));
    }
    wrong.none();
}

#[test]
fn an_ask_is_told_from_a_farewell() {
    use Want::{Agreeing, Passing, Talking};

    let mut wrong = Wrong::default();
    for (text, wants) in [
        ("Could you forward this to the hiring manager?", &[Passing][..]),
        ("Would you forward this page to whoever hires Staff TPMs for payments?", &[Passing]),
        ("Could you introduce me to the team?", &[Passing]),
        ("Please pass this note on to your recruiter.", &[Passing]),
        ("Would you be open to a call next week?", &[Talking]),
        ("Get in touch: I would be happy to talk.", &[Talking]),
        ("Happy to walk you through any of these.", &[Talking]),
        ("Could we agree on a plan for the March cycle?", &[Agreeing]),
        ("I would like your feedback on two attributes.", &[Agreeing]),
        ("I’d love your thoughts on this.", &[]),
        ("Let me know what is missing.", &[]),
        ("Do you see it the same way?", &[]),
        ("What would it take?", &[]),
        ("So tell me where you read this differently.", &[]),
        ("I am asking for your support.", &[Agreeing]),
        ("Contact me for an interview.", &[Talking]),
        ("My ask is a decision by May.", &[]),
    ] {
        let found = asks(text);
        wrong.unless(found.first().is_some_and(|ask| ask.wants == wants), text, &found);
    }
    for text in [
        "Thanks for reading.",
        "Thank you either way.",
        "Why now?",
        "So what?",
        "Please find my summary attached.",
        "Cut release lead time from 9 to 3 days.",
        "The team asked for feedback and got it.",
        "I forwarded 12 alerts a day before the change.",
        "Agreed on one plan with Legal.",
        "Led the hiring of four managers.",
        "“Could you forward this?” was the usual request.",
        "Please note that all numbers are from 2026.",
        "Contacted 12 vendors.",
        "I need no help with this.",
        "Kind regards",
        "",
    ] {
        wrong.unless(asks(text).is_empty(), text, &asks(text));
    }
    assert!(is_farewell("Thanks for reading.") && is_farewell("Many thanks! Kind regards"));
    assert!(!is_farewell("Thanks to Ana, the queue is gone.  Agree the two gaps by 15 March."));
    wrong.none();
}

#[test]
fn a_reason_is_told_from_a_wish() {
    let mut wrong = Wrong::default();
    for text in [
        "The reason I want this promotion is that it shows me that I am getting better.",
        "I would like to be promoted because I want to lead programs of several departments.",
        "This step matters to me because it is how I see that I improve.",
        "I want this because I enjoy hard programs.",
        "I’d like to become a Staff TPM so that I can mentor others.",
        "My reason for aiming at the next level is the scope.",
        "What drives me to the next level is the wider scope, and why I ask now is the new region.",
        "I am interested in promotion because it is a measure I trust.",
        "We want this role because the region is new.",
        "Why I want the promotion: I would like my work to be judged at that scope.",
        "A promotion is important to me since I measure growth by it.",
        "Growing into Staff motivates me.",
        "The next level means a lot to me.",
        "I hope to step up because I like to teach.",
        "Moving into the Staff role gives me the goal I need.",
    ] {
        wrong.unless(says_why(text), text, &false);
    }
    for text in [
        "I would like to be promoted.",
        "I was promoted in 2024 because the launch went well.",
        "Customers want this because it is fast.",
        "Cut lead time because the board asked for it.",
        "I want to go through the plan with you.",
        "The reason for the outage was a full disk.",
        "We chose Kafka because it was there.",
        "I aim to move the ledger by March.",
        "My goal is a same-day payout.",
        "“I want this promotion because I like it,” is what one hears.",
        "The promotion was important.",
        "Promoted the build because all checks were green.",
        "I like my team.",
        "Because of the freeze we moved the date.",
        "",
    ] {
        wrong.unless(!says_why(text), text, &true);
    }
    wrong.none();
}

#[test]
fn what_cannot_be_passed_on_is_told_from_what_can() {
    let mut wrong = Wrong::default();
    for (text, words, private) in [
        ("As I said yesterday, I am applying for Staff TPM.", "As I said", false),
        ("Like we discussed, here is my note.", "Like we discussed", false),
        ("See my last mail for the rest.", "See my last mail", false),
        ("You know how hard last year was.", "You know how", false),
        ("It was the launch, as you know.", "as you know", false),
        ("As discussed, I send my note.", "As discussed", false),
        ("It is the role from our call.", "from our call", false),
        ("Remember when the ledger fell over?", "Remember when", false),
        ("Following up on our chat, here it is.", "Following up on our", false),
        ("It is what we talked about.", "what we talked about", false),
        ("Between us, I want to leave by spring.", "Between us", true),
        ("This is off the record.", "off the record", true),
        ("Don’t tell anyone yet.", "Don’t tell", true),
        ("PS: love to the kids!", "love to the kids", true),
        ("My current boss doesn't know.", "My current boss doesn't know", true),
        ("Please keep this quiet.", "keep this quiet", true),
        ("How are the kids?", "How are the kids", true),
        ("Nobody here knows about it.", "Nobody here knows", true),
        ("It was great catching up.", "great catching up", true),
    ] {
        let found = aside(text);
        let told = found.map(|aside| (aside.span.of(text), aside.private));
        wrong.unless(told == Some((words, private)), text, &told);
    }
    for text in [
        "You saw the second one up close in Zürich.",
        "We ran the Zürich pilot together in 2026.",
        "Cut handovers between us and Legal from 9 to 3 a week.",
        "Moved traffic between us-east and us-west.",
        "As discussed in the RFC, we chose Kafka.",
        "See my last release notes.",
        "Could you forward this to the hiring manager?",
        "Hi Sam, I hope you are well.",
        "Shipped on the day, as promised by the vendor.",
        "If you know how to reach the team, that would help.",
        "I kept the family of services on one release train.",
        "My manager supports this move.",
        "We remember our dates: 9 of 9 launches on time.",
        "Raised the bound to a 95% confidence interval.",
        "“Between us, it was chaos,” said a customer.",
        "Thank you either way.",
        "",
        "as",
    ] {
        wrong.unless(aside(text).is_none(), text, &aside(text));
    }
    let text = "As I said yesterday, I am applying.";
    assert_eq!(aside(text).and_then(|aside| aside.lead).map(|lead| lead.of(text)), Some("As I said yesterday, "));
    wrong.none();
}
