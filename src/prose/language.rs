//! Whether a text is English, from its small words and its script.

/// Small words of English that other languages here do not share.
const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "for", "with", "from", "by", "that", "this", "was", "were", "is", "are", "which", "our",
    "my", "we", "i", "their", "into", "at", "on", "it", "be", "have", "has", "not", "as", "across", "team", "teams",
    "who", "when", "been", "will", "you",
];

/// Small words of French, German, Spanish, Portuguese, Italian, Dutch, Swedish, Danish, Norwegian, Polish and Turkish.
const FOREIGN: &[&str] = &[
    "le", "la", "les", "des", "du", "une", "et", "est", "dans", "pour", "avec", "sur", "par", "aux", "nous", "mise",
    "équipe", "chez", "plus", "qui", "ses", "sont", "afin", "der", "die", "das", "und", "ist", "mit", "für", "von",
    "den", "dem", "des", "ein", "eine", "einer", "eines", "zur", "zum", "auf", "bei", "nicht", "durch", "als", "im",
    "ich", "wir", "wurde", "el", "los", "las", "una", "con", "para", "por", "del", "que", "y", "en", "equipo", "más",
    "se", "su", "o", "os", "um", "uma", "da", "dos", "na", "no", "com", "e", "ao", "il", "di", "che", "della", "per",
    "nel", "gli", "het", "een", "van", "voor", "met", "op", "naar", "och", "att", "för", "som", "på", "av", "til",
    "og", "w", "z", "dla", "oraz", "ve", "bir", "için", "ile", "de", "à",
];

/// Whether `text`, a statement or more, is English. Names and code alone are: nothing speaks against it.
pub fn is_english(text: &str) -> bool {
    let mut letters = 0_usize;
    let mut other_script = 0_usize;
    let mut accents = 0_usize;
    let mut english = 0_usize;
    let mut foreign = 0_usize;
    let mut total = 0_usize;
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\'') {
        if word.is_empty() {
            continue;
        }
        for c in word.chars() {
            letters += 1;
            other_script += usize::from(c > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&c));
            accents += usize::from(!c.is_ascii());
        }
        total += 1;
        // A capital inside a sentence is a name: "Le Monde", "Van Gogh", "IM".
        let shouted = word.len() > 1 && word.chars().all(char::is_uppercase);
        if shouted {
            continue;
        }
        let low = word.to_lowercase();
        let worked = total <= 2 && super::verb::senses(&low).iter().any(|sense| sense.form != super::verb::Form::Base);
        english += usize::from(ENGLISH.contains(&low.as_str())) + usize::from(worked);
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        foreign += usize::from(!initial && FOREIGN.contains(&low.as_str()));
    }
    if letters == 0 {
        return true;
    }
    if other_script * 3 > letters {
        return false;
    }
    if foreign > english {
        return foreign < 2 && total > 6 && accents == 0 || foreign == 1 && total <= 3 && accents == 0;
    }
    // Not one small word of either, but letters that English has not: some other language.
    !(english == 0 && accents * 12 > letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_told_from_others() {
        for text in [
            "Migrated 12 services to Kubernetes",
            "Kubernetes, Terraform, Go",
            "Python",
            "`cargo test`",
            "",
            "12 %",
            "Led the café redesign with José and Müller GmbH",
            "Cut p99 latency 40%",
            "De-risked the launch",
            "Launched in Los Angeles and La Paz with El Corte",
            "Won O'Reilly award",
        ] {
            assert!(is_english(text), "{text}");
        }
        for text in [
            "Réduction du temps de déploiement de 40 à 12 minutes pour l'équipe",
            "Verantwortlich für die Migration von 12 Diensten nach Kubernetes",
            "배포 시간을 40분에서 12분으로 단축",
            "Responsable de la migración de 12 servicios para el equipo",
            "Responsável pela migração de 12 serviços com a equipe",
            "Migrazione di 12 servizi per il team",
            "Отвечал за миграцию сервисов",
            "負責將服務遷移到 Kubernetes",
            "Ansvarig för migrering av tjänster till molnet",
        ] {
            assert!(!is_english(text), "{text}");
        }
    }
}
