//! The table of diagnostic codes.
//!
//! `T01xx` syntax · `T02xx` the policy's text and quotes · `T03xx` names and scopes ·
//! `T04xx` kinds and units · `T05xx` cases and parameter tables · `T06xx` packages.
//! The words of each code stand in the message catalogue under `t0101` and so on.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Advice,
}

macro_rules! codes {
    ($($(#[$about:meta])* $group:ident {
        $($(#[$doc:meta])* $name:ident = $text:literal $severity:ident;)*
    })*) => {
        /// What a code is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Group { $($(#[$about])* $group,)* }

        /// A diagnostic's stable identity.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($($(#[$doc])* $name,)*)* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$($(Code::$name,)*)*];

            /// The code as authors see it.
            pub fn as_str(self) -> &'static str {
                match self { $($(Code::$name => $text,)*)* }
            }

            /// How much a finding of this code weighs.
            pub fn severity(self) -> Severity {
                match self { $($(Code::$name => Severity::$severity,)*)* }
            }

            /// What the code is about.
            pub fn group(self) -> Group {
                match self { $($(Code::$name => Group::$group,)*)* }
            }

            /// The page that explains the code, as it stands in the documents.
            pub fn page(self) -> &'static str {
                match self {
                    $($(Code::$name => include_str!(concat!("../../docs/diagnostics/", $text, ".md")),)*)*
                }
            }
        }
    };
}

codes! {
    /// `T01xx`: syntax.
    Syntax {
        /// Text where no construct of the language begins.
        UnexpectedText = "T0101" Error;
        /// A sentence or value that fits no reading.
        Unreadable = "T0102" Error;
        /// A sentence that stops before it is complete.
        Unfinished = "T0103" Error;
        /// A wording with another, one right form.
        NearSynonym = "T0104" Error;
        /// A sentence without its full stop.
        MissingStop = "T0105" Error;
        /// A label that does not exist, or not here.
        UnknownLabel = "T0106" Error;
        /// A list whose numbers do not run from 1 on.
        ListNumber = "T0107" Error;
        /// A list item closed with the wrong mark.
        ListEnding = "T0108" Error;
        /// 且 and 或者 in one sentence.
        MixedConnectives = "T0109" Error;
        /// 其中 without 其余人员, or the reverse.
        UnpairedDuration = "T0110" Error;
        /// A rule whose sentence is not the one its kind takes.
        WrongSentence = "T0111" Error;
        /// Something that must stand here and does not.
        Missing = "T0112" Error;
        /// A quotation mark that is never closed.
        OpenQuote = "T0113" Error;
        /// Brackets nested too deep.
        TooDeep = "T0114" Error;
        /// An invisible or bidirectional control character.
        ForbiddenCharacter = "T0115" Error;
        /// Text not in its composed form (NFC).
        NotComposed = "T0116" Error;
        /// A line that a rule takes once, written twice.
        RepeatedLine = "T0117" Error;
        /// A line that does not go with another of its rule.
        UnfitLine = "T0118" Error;
        /// A pattern of the grammar that no reader takes: a fault of the compiler, not of the author.
        UnreadPattern = "T0119" Error;
        /// A wording that is read, beside the one that documents write.
        PreferredWording = "T0120" Advice;
        /// Words behind the name that a sentence ends with.
        SentenceTail = "T0121" Error;
        /// A sentence that names something else than its rule's title.
        OtherTitle = "T0122" Error;
    }

    /// `T02xx`: the policy's text, corrections and quotes.
    Text {
        /// A quotation that the clause does not hold.
        QuoteNotFound = "T0201" Error;
        /// A quotation that the clause holds twice.
        QuoteAmbiguous = "T0202" Error;
        /// A citation of a clause or sentence that does not exist.
        NoSuchClause = "T0203" Error;
        /// A correction that does not match the source exactly as often as it says.
        CorrectionMismatch = "T0204" Error;
        /// A source whose bytes are not those the package names.
        SourceChanged = "T0205" Error;
        /// Text that no rule accounts for.
        Uncovered = "T0206" Warning;
        /// Words that two rules claim.
        ClaimedTwice = "T0207" Warning;
        /// Text that no rule accounts for, in a package that says it is finished.
        UncoveredFinished = "T0208" Error;
        /// A line of the document's head that differs from the package or the text, or cannot be read.
        HeadDiffers = "T0209" Warning;
        /// A figure of a rule that is not the one of the words it quotes.
        FigureDiffers = "T0210" Error;
        /// A figure of a rule on another side than in the words it quotes.
        SideDiffers = "T0211" Error;
        /// A figure of a rule whose quotation has none of the kind.
        FigureUnsupported = "T0212" Warning;
        /// A figure of a quotation that no rule uses.
        FigureUnused = "T0213" Warning;
        /// A period of the text, written in another unit.
        FigureRespelled = "T0214" Advice;
        /// A day or a term of the document's head that is not the text's.
        HeadContradicted = "T0215" Error;
        /// A character of the text that looks like the one that is meant.
        LookAlike = "T0216" Warning;
        /// A value of an enumeration that is not the one of the words that the rule quotes.
        ValueDiffers = "T0217" Error;
        /// A value that a rule names beside others, which its quotation has not.
        ValueUnsupported = "T0218" Warning;
        /// A benefit paid in another manner than the words that its rule quotes say.
        MannerDiffers = "T0219" Error;
        /// A place of its own that the text names and does not have.
        SelfCitation = "T0220" Warning;
        /// A place whose structure the form does not decide, and nobody has settled.
        StructureDoubt = "T0221" Warning;
        /// The same in a finished package.
        StructureDoubtFinished = "T0222" Error;
        /// An answer to such a doubt that means nothing.
        StructureAnswer = "T0223" Error;
    }

    /// `T03xx`: names, scopes, cycles.
    Names {
        /// A name that nothing declares.
        UnknownName = "T0301" Error;
        /// Two declarations of one name, or two registered wordings that read the same.
        DuplicateName = "T0302" Error;
        /// Definitions that lead back to themselves.
        Cycle = "T0303" Error;
        /// 从解释 or 所涉解释 names an interpretation that nobody registered.
        UnregisteredInterpretation = "T0304" Error;
        /// A value that the enumeration does not list.
        UnknownValue = "T0305" Error;
        /// A rule named in 适用, 从共同期限 or 从“……” that does not exist.
        UnknownRule = "T0306" Error;
        /// A definition of the text without 依据, or a term of ours without 来源.
        MissingAuthority = "T0307" Error;
        /// A line that this kind of rule cannot do without.
        MissingLine = "T0308" Error;
        /// An interpretation with fewer than two alternatives, or adopting one it lacks.
        IncompleteInterpretation = "T0309" Error;
        /// An alternative of a kind that the place cannot take.
        UnfitAlternative = "T0310" Error;
        /// An interpretation that no rule reaches.
        UnreachedInterpretation = "T0311" Advice;
        /// A rule outside every clause, without a clause in its 依据.
        OutsideClause = "T0312" Error;
        /// Words of the text that point elsewhere, and no line that says where.
        Unresolved = "T0313" Warning;
        /// The same in a package that says it is finished.
        UnresolvedFinished = "T0314" Error;
        /// A 列举 or 所指 that does not fit the words it speaks of.
        UnfitReference = "T0315" Error;
        /// A condition that neither the quoted words nor the dictionary carry, in a finished package.
        WordlessFinished = "T0316" Error;
        /// A reading in words in force that stands in no rule.
        UnwrittenReading = "T0317" Error;
        /// Heads are counted, and no fact tells one person from another.
        UntoldHeads = "T0318" Warning;
        /// A name that holds words of the language, written without quotation marks.
        UnquotedName = "T0319" Error;
        /// A declared name that holds words of the language.
        NameHoldsWords = "T0320" Advice;
        /// A definition or a term that no rule uses.
        UnusedDefinition = "T0321" Warning;
        /// A discretion that lengthens nothing.
        IdleDiscretion = "T0322" Warning;
        /// A monthly parameter without 取值, read once for all the months of a span.
        UndatedParameter = "T0323" Warning;
        /// A status that nothing dates, asked of each month.
        UndatedStatus = "T0324" Warning;
        /// Words that lean on a fact in a role, such as a 期限 in months or a yearly 上限, and none is declared.
        MissingRole = "T0325" Error;
        /// A 用作…… or 按给付分记 that does not fit what it is said of, or that another has already.
        UnfitRole = "T0326" Error;
        /// A 推定 whose quotation does not presume it.
        PresumptionUnsaid = "T0327" Error;
        /// A condition that neither the quoted words nor the dictionary carry, in a draft.
        Wordless = "T0328" Warning;
        /// A condition that can change and that says no day, in a draft.
        NoDay = "T0329" Warning;
        /// The same in a package that says it is finished.
        NoDayFinished = "T0330" Error;
        /// A qualifier of subject or object that no line of the rule carries, in a finished package.
        Uncarried = "T0331" Error;
        /// A 除外情形 that a benefit asks or excepts again.
        ExclusionAgain = "T0332" Error;
    }

    /// `T04xx`: kinds and units.
    Kinds {
        /// Two amounts whose units cannot be added or compared.
        UnitMismatch = "T0401" Error;
        /// A value of the wrong kind for this pattern.
        KindMismatch = "T0402" Error;
        /// A level comparison on an enumeration without an order.
        NotOrdered = "T0403" Error;
        /// A ratio written without a percent sign.
        BareRatio = "T0404" Error;
        /// A combination that this place cannot compute.
        NotComputable = "T0405" Error;
        /// A number too large or too fine to hold exactly.
        NumberOutOfRange = "T0406" Error;
        /// Two tiers that hold at once and pay differently.
        TiersOverlap = "T0407" Error;
        /// Values between two tiers that none of them holds for.
        TierGap = "T0408" Error;
        /// A tier that can never hold.
        TierNeverReached = "T0409" Error;
        /// Values below the lowest or above the highest tier, without an 其余.
        TiersOpen = "T0410" Warning;
    }

    /// `T05xx`: cases and parameter tables.
    Data {
        /// A data file that is not well-formed.
        MalformedData = "T0501" Error;
        /// A key given twice.
        DuplicateKey = "T0502" Error;
        /// A key that nothing declares.
        UnknownKey = "T0503" Error;
        /// An amount written as a bare fraction.
        BareFraction = "T0504" Error;
        /// A date that does not exist or is not written as one.
        BadDate = "T0505" Error;
        /// A value that does not fit the fact's kind.
        BadValue = "T0506" Error;
        /// A value that the enumeration does not list.
        BadChoice = "T0507" Error;
        /// A case without 基准日.
        MissingDate = "T0508" Error;
        /// Two places that give one fact different values.
        Contradiction = "T0509" Error;
        /// A parameter row without 来源.
        MissingSource = "T0510" Error;
        /// A parameter table that no rule names, or whose columns do not fit.
        UnfitTable = "T0511" Error;
        /// An amount in another unit than the fact's.
        WrongUnit = "T0512" Error;
        /// A ratio without a percent sign.
        NotPercent = "T0513" Error;
        /// A record that stands there twice, and counts once.
        RepeatedRecord = "T0514" Warning;
        /// Records that must not differ and do.
        ConflictingRecords = "T0515" Error;
        /// A record that may stand there already: what tells is not known.
        PerhapsRepeated = "T0516" Warning;
    }

    /// `T06xx`: packages.
    Packages {
        /// A package without a readable package.toml.
        BadManifest = "T0601" Error;
        /// A file that the package names and lacks.
        MissingFile = "T0602" Error;
        /// A program that breaks an invariant of the IR: a fault of the compiler, not of the author.
        BrokenProgram = "T0603" Error;
        /// A file that lies in the package and is not read.
        UnlistedFile = "T0604" Warning;
    }
}
