-- The base of an agency's file. Records first as the field table has them (src/domain/record.rs; a test compares),
-- then what the program itself keeps, then the rules that SQL can hold (domain.md 11 and its corrections).

CREATE TABLE agency (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    public_id TEXT NOT NULL,
    name TEXT NOT NULL,
    languages TEXT NOT NULL CHECK (json_valid(languages)),
    time_zone TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    created_at TEXT NOT NULL
) STRICT;

-- Settings that differ from the shipped default; the default stands in the program.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- Rules as data: a published version never changes.
CREATE TABLE rule_set (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('program', 'areas', 'holidays', 'code_list')),
    code TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    digest TEXT NOT NULL,
    effective_from TEXT NOT NULL CHECK (effective_from = date(effective_from)),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'published', 'retired')),
    UNIQUE (kind, code, version)
) STRICT;

CREATE TABLE team (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    name TEXT NOT NULL,
    supervisor_id INTEGER REFERENCES staff (id),
    programs TEXT NOT NULL CHECK (json_valid(programs))
) STRICT;

CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    number INTEGER NOT NULL,
    sign_in_name TEXT NOT NULL,
    name TEXT NOT NULL,
    team_id INTEGER NOT NULL REFERENCES team (id),
    roles TEXT NOT NULL CHECK (json_valid(roles)),
    active TEXT NOT NULL CHECK (active IN ('yes', 'no')),
    employer TEXT,
    languages TEXT NOT NULL CHECK (json_valid(languages)),
    areas TEXT NOT NULL CHECK (json_valid(areas)),
    max_caseload INTEGER,
    screen_language TEXT CHECK (screen_language IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    working_days TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(working_days))
) STRICT;

CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    from_on TEXT NOT NULL CHECK (from_on = date(from_on)),
    to_on TEXT NOT NULL CHECK (to_on = date(to_on) AND to_on >= from_on),
    cover_id INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE training (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    course TEXT NOT NULL CHECK (course IN ('service_coordination_basic', 'csp_orientation', 'family_centred_practice', 'privacy',
        'cultural_safety', 'active_offer_french', 'screening_tool', 'other')),
    taken_on TEXT NOT NULL CHECK (taken_on = date(taken_on)),
    valid_until TEXT CHECK (valid_until = date(valid_until)),
    provider TEXT
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    given TEXT,
    family TEXT,
    own_script TEXT,
    other_names TEXT NOT NULL CHECK (json_valid(other_names)),
    spelling_to_confirm TEXT CHECK (spelling_to_confirm IN ('yes', 'no')),
    preferred_name TEXT,
    pronouns TEXT,
    birth_date TEXT CHECK (birth_date = date(birth_date)),
    birth_precision TEXT CHECK (birth_precision IN ('exact', 'month', 'year', 'estimated')),
    gender TEXT CHECK (gender IN ('F', 'M', 'X', 'undisclosed')),
    language_spoken TEXT CHECK (language_spoken IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    language_service TEXT CHECK (language_service IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    language_note TEXT,
    interpreter TEXT CHECK (interpreter IN ('yes', 'no')),
    interpreter_mode TEXT CHECK (interpreter_mode IN ('phone', 'video', 'in_person', 'video_relay', 'family')),
    interpreter_note TEXT,
    accessibility TEXT NOT NULL CHECK (json_valid(accessibility)),
    cultural_support TEXT,
    deceased_on TEXT CHECK (deceased_on = date(deceased_on))
) STRICT;

CREATE TABLE family (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    note TEXT
) STRICT;

CREATE TABLE child (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    file_number INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    family_id INTEGER NOT NULL REFERENCES family (id),
    provisional TEXT,
    school_status TEXT CHECK (school_status IN ('attending_publicly_funded', 'attending_private', 'home_schooled', 'not_yet_school_age',
        'left_school', 'graduated', 'unknown')),
    francophone TEXT CHECK (francophone IN ('yes', 'no')),
    indigenous_identity TEXT CHECK (indigenous_identity IN ('first_nations', 'inuit', 'metis', 'prefer_not', 'other')),
    indigenous_community TEXT,
    custody_note TEXT,
    custody_contested TEXT CHECK (custody_contested IN ('yes', 'no')),
    custody_paper TEXT CHECK (custody_paper IN ('seen', 'not_seen', 'asked_for')),
    custody_paper_on TEXT CHECK (custody_paper_on = date(custody_paper_on)),
    custody_paper_by INTEGER REFERENCES staff (id),
    custody_paper_from TEXT,
    childrens_aid TEXT CHECK (childrens_aid IN ('yes', 'no', 'unknown')),
    alerts TEXT,
    services_complete TEXT CHECK (services_complete IN ('yes', 'no')),
    restricted TEXT CHECK (restricted IN ('yes', 'no')),
    keep_from_home TEXT CHECK (keep_from_home IN ('yes', 'no')),
    survivor_id INTEGER REFERENCES child (id)
) STRICT;

CREATE TABLE household (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    family_id INTEGER NOT NULL REFERENCES family (id),
    street TEXT,
    municipality TEXT,
    postal_code TEXT,
    area TEXT,
    no_fixed_address TEXT CHECK (no_fixed_address IN ('yes', 'no')),
    from_on TEXT CHECK (from_on = date(from_on)),
    to_on TEXT CHECK (to_on = date(to_on)),
    protected_from INTEGER REFERENCES person (id)
) STRICT;

CREATE TABLE household_member (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    household_id INTEGER NOT NULL REFERENCES household (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    main_home TEXT NOT NULL CHECK (main_home IN ('yes', 'no')),
    share TEXT,
    placement TEXT CHECK (placement IN ('foster', 'kin', 'group_home', 'parent', 'independent', 'other')),
    address_shown TEXT CHECK (address_shown IN ('yes', 'no')),
    from_on TEXT CHECK (from_on = date(from_on)),
    to_on TEXT CHECK (to_on = date(to_on))
) STRICT;

CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    relation TEXT NOT NULL CHECK (relation IN ('mother', 'father', 'stepparent', 'grandparent', 'foster', 'guardian', 'kin', 'other', 'self',
        'sibling', 'partner', 'friend', 'neighbour', 'worker')),
    relation_note TEXT,
    legal_authority TEXT CHECK (legal_authority IN ('custodial', 'access_only', 'joint', 'cas', 'none', 'unknown')),
    primary_contact TEXT NOT NULL CHECK (primary_contact IN ('yes', 'no')),
    lives_with TEXT CHECK (lives_with IN ('yes', 'no')),
    daily_carer TEXT CHECK (daily_carer IN ('yes', 'no')),
    from_on TEXT CHECK (from_on = date(from_on)),
    to_on TEXT CHECK (to_on = date(to_on))
) STRICT;

CREATE TABLE family_change (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    family_id INTEGER NOT NULL REFERENCES family (id),
    child_id INTEGER NOT NULL REFERENCES child (id),
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    on_day TEXT NOT NULL CHECK (on_day = date(on_day)),
    note TEXT,
    staff_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;

CREATE TABLE change_line (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    change_id INTEGER NOT NULL REFERENCES family_change (id),
    child_id INTEGER NOT NULL REFERENCES child (id),
    kind TEXT NOT NULL CHECK (kind IN ('who_consents', 'consent_falls', 'loses_sight', 'called_first', 'protected_address', 'area',
        'school', 'told')),
    about_id INTEGER,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'not_needed', 'later')),
    answer TEXT CHECK (answer IN ('stay', 'hand_over')),
    due_on TEXT NOT NULL CHECK (due_on = date(due_on)),
    note TEXT,
    settled_by INTEGER REFERENCES staff (id),
    settled_on TEXT CHECK (settled_on = date(settled_on)),
    CHECK ((state IN ('done', 'not_needed')) = (settled_on IS NOT NULL)),
    CHECK ((settled_by IS NULL) = (settled_on IS NULL))
) STRICT;

CREATE TABLE contact_point (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'mobile', 'work_phone', 'email', 'text', 'video_relay', 'mail')),
    value TEXT NOT NULL,
    safe_message TEXT CHECK (safe_message IN ('yes', 'no')),
    preferred TEXT CHECK (preferred IN ('yes', 'no')),
    best_time TEXT,
    from_on TEXT CHECK (from_on = date(from_on)),
    to_on TEXT CHECK (to_on = date(to_on)),
    protected_from INTEGER REFERENCES person (id)
) STRICT;

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    school TEXT NOT NULL,
    board TEXT,
    grade TEXT,
    individual_plan TEXT CHECK (individual_plan IN ('yes', 'no', 'unknown')),
    from_on TEXT CHECK (from_on = date(from_on)),
    to_on TEXT CHECK (to_on = date(to_on)),
    protected_from INTEGER REFERENCES person (id)
) STRICT;

CREATE TABLE organization (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    sector TEXT CHECK (sector IN ('children_services', 'education', 'health', 'justice', 'housing', 'income', 'recreation',
        'indigenous', 'settlement', 'other')),
    area TEXT,
    phone TEXT,
    fax TEXT,
    email TEXT,
    intake_notes TEXT,
    languages TEXT NOT NULL CHECK (json_valid(languages))
) STRICT;

CREATE TABLE service (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    kind TEXT,
    worker TEXT,
    status TEXT NOT NULL CHECK (status IN ('current', 'waiting', 'referred', 'past', 'declined')),
    since_on TEXT CHECK (since_on = date(since_on)),
    until_on TEXT CHECK (until_on = date(until_on)),
    frequency TEXT
) STRICT;

CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    call_id INTEGER REFERENCES call (id),
    received_at TEXT NOT NULL CHECK (length(received_at) = 30),
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'online', 'paper_fax', 'paper_mail', 'email', 'in_person', 'internal', 'walk_in')),
    referrer_type TEXT NOT NULL CHECK (referrer_type IN ('self_family', 'self_youth', 'physician', 'nurse_practitioner', 'hospital', 'school', 'childcare',
        'child_protection', 'mental_health_agency', 'developmental_agency', 'rehab_centre',
        'public_health', 'home_and_community_care', 'early_on_hub', 'indigenous_organization',
        'youth_justice', 'other_program', 'other')),
    referrer_person_id INTEGER REFERENCES person (id),
    referrer_name TEXT,
    referrer_organization_id INTEGER REFERENCES organization (id),
    referrer_phone TEXT,
    consent_to_refer TEXT CHECK (consent_to_refer IN ('yes', 'no')),
    consent_given_by TEXT,
    consent_method TEXT CHECK (consent_method IN ('verbal', 'written')),
    reason TEXT,
    reason_language TEXT CHECK (reason_language IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    reason_translation TEXT,
    reason_translated_by TEXT,
    reason_translated_on TEXT CHECK (reason_translated_on = date(reason_translated_on)),
    looking_for TEXT,
    urgency TEXT CHECK (urgency IN ('routine', 'soon', 'urgent')),
    urgency_reason TEXT,
    attachments_note TEXT
) STRICT;

CREATE TABLE call (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    started_at TEXT NOT NULL CHECK (length(started_at) = 30),
    ended_at TEXT CHECK (length(ended_at) = 30),
    direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
    kind TEXT CHECK (kind IN ('new_referral', 'go_on', 'message', 'own_file', 'information', 'provider', 'crisis', 'no_answer')),
    caller_person_id INTEGER REFERENCES person (id),
    caller_name TEXT,
    relation TEXT CHECK (relation IN ('mother', 'father', 'stepparent', 'grandparent', 'foster', 'guardian', 'kin', 'other', 'self',
        'sibling', 'partner', 'friend', 'neighbour', 'worker')),
    number TEXT,
    safe_message TEXT CHECK (safe_message IN ('yes', 'no')),
    language TEXT CHECK (language IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    active_offer TEXT CHECK (active_offer IN ('yes', 'no')),
    interpreter TEXT,
    interpreter_mode TEXT CHECK (interpreter_mode IN ('phone', 'video', 'in_person', 'video_relay', 'family')),
    interpreter_service TEXT,
    may_be_told TEXT CHECK (may_be_told IN ('all', 'appointments', 'nothing')),
    may_be_told_why TEXT,
    identified_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(identified_by)),
    collect TEXT CHECK (collect IN ('yes', 'no', 'later')),
    said TEXT,
    about TEXT,
    crisis_lines TEXT CHECK (crisis_lines IN ('yes', 'no')),
    may_complain TEXT CHECK (may_complain IN ('yes', 'no')),
    ended_by INTEGER REFERENCES staff (id),
    pool_team_id INTEGER REFERENCES team (id),
    -- A clock that was set back in a call never makes it end before it began.
    CHECK (ended_at IS NULL OR substr(ended_at, 1, 24) >= substr(started_at, 1, 24))
) STRICT;

CREATE TABLE call_child (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    call_id INTEGER NOT NULL REFERENCES call (id),
    child_id INTEGER NOT NULL REFERENCES child (id)
) STRICT;

CREATE TABLE promise (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER REFERENCES child (id),
    call_id INTEGER REFERENCES call (id),
    staff_id INTEGER REFERENCES staff (id),
    who TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('call_back', 'first_call', 'decision', 'assign', 'first_visit', 'plan', 'review', 'consent',
        'hand_off', 'tell_family', 'promise', 'to_key', 'same_child', 'breach', 'message', 'could_not_reach', 'tell_referrer',
        'change', 'custody', 'restricted_match', 'crisis_view', 'crisis_call')),
    what TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (due_on = date(due_on)),
    due_time TEXT,
    number TEXT,
    safe_message TEXT CHECK (safe_message IN ('yes', 'no')),
    interpreter TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'given', 'dropped')),
    reason TEXT,
    from_id INTEGER REFERENCES staff (id),
    read_at TEXT CHECK (length(read_at) = 30),
    read_by INTEGER REFERENCES staff (id),
    pool_team_id INTEGER REFERENCES team (id)
) STRICT;

CREATE TABLE paper (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    team_id INTEGER NOT NULL REFERENCES team (id),
    logged_by_id INTEGER NOT NULL REFERENCES staff (id),
    received_at TEXT NOT NULL CHECK (length(received_at) = 30),
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'online', 'paper_fax', 'paper_mail', 'email', 'in_person', 'internal', 'walk_in')),
    from_name TEXT,
    organization_id INTEGER REFERENCES organization (id),
    child_as_read TEXT,
    pages INTEGER,
    place TEXT,
    urgent TEXT CHECK (urgent IN ('yes', 'no')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'keyed', 'belongs', 'not_for_us')),
    child_id INTEGER REFERENCES child (id),
    settled_by_id INTEGER REFERENCES staff (id),
    settled_at TEXT CHECK (length(settled_at) = 30),
    reason TEXT,
    received_told_on TEXT CHECK (received_told_on = date(received_told_on)),
    outcome_told_on TEXT CHECK (outcome_told_on = date(outcome_told_on))
) STRICT;

CREATE TABLE passed (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('referral', 'call', 'draft', 'promise', 'cover')),
    team_id INTEGER NOT NULL REFERENCES team (id),
    from_id INTEGER REFERENCES staff (id),
    to_id INTEGER REFERENCES staff (id),
    by_id INTEGER NOT NULL REFERENCES staff (id),
    at TEXT NOT NULL CHECK (length(at) = 30),
    child_id INTEGER REFERENCES child (id),
    call_id INTEGER REFERENCES call (id),
    promise_id INTEGER REFERENCES promise (id),
    form TEXT,
    draft_record TEXT,
    until_on TEXT CHECK (until_on = date(until_on)),
    from_seen_at TEXT CHECK (length(from_seen_at) = 30),
    to_seen_at TEXT CHECK (length(to_seen_at) = 30)
) STRICT;

CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER REFERENCES child (id),
    promise_id INTEGER REFERENCES promise (id),
    hand_off_id INTEGER REFERENCES hand_off (id),
    call_id INTEGER REFERENCES call (id),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    at TEXT NOT NULL CHECK (length(at) = 30),
    mode TEXT NOT NULL CHECK (mode IN ('phone', 'visit', 'video', 'email', 'letter', 'in_person')),
    outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'no_answer', 'voicemail', 'message', 'wrong_number')),
    note TEXT
) STRICT;

CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    episode_id INTEGER REFERENCES episode (id),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    at TEXT NOT NULL CHECK (length(at) = 30),
    with_whom TEXT,
    mode TEXT NOT NULL CHECK (mode IN ('phone', 'visit', 'video', 'email', 'letter', 'in_person')),
    minutes INTEGER,
    interpreter TEXT,
    interpreter_mode TEXT CHECK (interpreter_mode IN ('phone', 'video', 'in_person', 'video_relay', 'family')),
    text TEXT NOT NULL,
    category TEXT NOT NULL CHECK (category IN ('identifying', 'contact', 'health', 'mental_health', 'education', 'developmental',
        'child_protection', 'justice', 'financial', 'family_history', 'plan', 'assessment_reports')),
    first_visit TEXT NOT NULL CHECK (first_visit IN ('yes', 'no')),
    family_told TEXT CHECK (family_told IN ('yes', 'no'))
) STRICT;

CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('collect', 'referral', 'assess', 'share_with_team', 'share_plan', 'contact_school',
        'keep_on_file_for_return', 'warm_handoff', 'electronic_contact', 'research', 'survey')),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'later')),
    given_by_id INTEGER REFERENCES person (id),
    given_by_name TEXT,
    capacity_basis TEXT CHECK (capacity_basis IN ('youth_self', 'parent_custodial', 'joint', 'access_parent', 'cas', 'sdm_other')),
    capacity_note TEXT,
    method TEXT CHECK (method IN ('verbal', 'written')),
    information TEXT,
    explained TEXT,
    language TEXT CHECK (language IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    interpreter TEXT,
    interpreter_mode TEXT CHECK (interpreter_mode IN ('phone', 'video', 'in_person', 'video_relay', 'family')),
    conditions TEXT,
    starts_on TEXT NOT NULL CHECK (starts_on = date(starts_on)),
    expires_on TEXT CHECK (expires_on = date(expires_on)),
    withdrawn_on TEXT CHECK (withdrawn_on = date(withdrawn_on)),
    withdrawn_by TEXT,
    form_location TEXT,
    second_by_id INTEGER REFERENCES person (id),
    second_by_name TEXT,
    second_method TEXT CHECK (second_method IN ('verbal', 'written')),
    second_on TEXT CHECK (second_on = date(second_on))
) STRICT;

CREATE TABLE consent_scope (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    consent_id INTEGER NOT NULL REFERENCES consent (id),
    child_id INTEGER NOT NULL REFERENCES child (id),
    recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('circle', 'member', 'organization', 'role')),
    recipient_id INTEGER,
    recipient_role TEXT,
    category TEXT CHECK (category IN ('identifying', 'contact', 'health', 'mental_health', 'education', 'developmental',
        'child_protection', 'justice', 'financial', 'family_history', 'plan', 'assessment_reports')),
    permission TEXT NOT NULL CHECK (permission IN ('permit', 'deny')),
    from_on TEXT NOT NULL CHECK (from_on = date(from_on)),
    to_on TEXT CHECK (to_on = date(to_on))
) STRICT;

CREATE TABLE screening (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    child_id INTEGER NOT NULL REFERENCES child (id),
    program TEXT NOT NULL,
    rule_set_id INTEGER NOT NULL REFERENCES rule_set (id),
    completed_by INTEGER NOT NULL REFERENCES staff (id),
    completed_for TEXT NOT NULL CHECK (completed_for IN ('with_family', 'by_provider_on_behalf')),
    mode TEXT NOT NULL CHECK (mode IN ('phone', 'in_person', 'paper', 'video')),
    started_at TEXT NOT NULL CHECK (length(started_at) = 30),
    finished_at TEXT CHECK (length(finished_at) = 30),
    result TEXT CHECK (result IN ('incomplete', 'redirect_region', 'does_not_meet', 'more_info', 'meets', 'offer',
        'declined_by_family', 'not_offered')),
    state TEXT NOT NULL CHECK (state IN ('in_progress', 'answered', 'decided', 'replaced')),
    replaces_id INTEGER REFERENCES screening (id),
    difficulties TEXT NOT NULL CHECK (json_valid(difficulties))
) STRICT;

CREATE TABLE screening_answer (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    screening_id INTEGER NOT NULL REFERENCES screening (id),
    criterion TEXT NOT NULL,
    answer TEXT CHECK (answer IN ('yes', 'no', 'unknown')),
    words TEXT,
    words_language TEXT CHECK (words_language IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    translation TEXT,
    translated_by TEXT,
    translated_on TEXT CHECK (translated_on = date(translated_on)),
    to_confirm TEXT NOT NULL CHECK (to_confirm IN ('yes', 'no'))
) STRICT;

CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    kind TEXT NOT NULL CHECK (kind IN ('strength', 'resource', 'need')),
    text TEXT NOT NULL,
    language TEXT CHECK (language IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    translation TEXT,
    translated_by TEXT,
    translated_on TEXT CHECK (translated_on = date(translated_on)),
    domain TEXT CHECK (domain IN ('physical', 'communication', 'intellectual', 'emotional', 'social', 'behavioural', 'education',
        'health_medical', 'mental_health', 'family_caregiver', 'respite', 'housing',
        'financial_benefits', 'transportation', 'recreation_community', 'culture_spiritual',
        'safety_legal', 'work_adulthood')),
    holder TEXT CHECK (holder IN ('child', 'sibling', 'caregiver', 'family', 'community')),
    urgency TEXT CHECK (urgency IN ('routine', 'soon', 'urgent')),
    voice TEXT CHECK (voice IN ('youth', 'family', 'both', 'provider')),
    status TEXT CHECK (status IN ('open', 'being_met', 'met', 'gap')),
    category TEXT NOT NULL CHECK (category IN ('identifying', 'contact', 'health', 'mental_health', 'education', 'developmental',
        'child_protection', 'justice', 'financial', 'family_history', 'plan', 'assessment_reports')),
    to_confirm TEXT NOT NULL CHECK (to_confirm IN ('yes', 'no'))
) STRICT;

CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    kind TEXT NOT NULL CHECK (kind IN ('works', 'does_not_work', 'matters', 'vision', 'story')),
    text TEXT NOT NULL,
    language TEXT CHECK (language IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    translation TEXT,
    translated_by TEXT,
    translated_on TEXT CHECK (translated_on = date(translated_on)),
    said_by TEXT,
    category TEXT NOT NULL CHECK (category IN ('identifying', 'contact', 'health', 'mental_health', 'education', 'developmental',
        'child_protection', 'justice', 'financial', 'family_history', 'plan', 'assessment_reports')),
    to_confirm TEXT NOT NULL CHECK (to_confirm IN ('yes', 'no'))
) STRICT;

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    child_id INTEGER NOT NULL REFERENCES child (id),
    program TEXT,
    rule_set_id INTEGER REFERENCES rule_set (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('eligible_csp', 'eligible_service_coordination', 'not_eligible', 'redirect_region', 'declined')),
    computed TEXT CHECK (computed IN ('incomplete', 'redirect_region', 'does_not_meet', 'more_info', 'meets', 'offer',
        'declined_by_family', 'not_offered')),
    level INTEGER,
    reason TEXT,
    override_reason TEXT,
    family_view TEXT,
    decided_by INTEGER NOT NULL REFERENCES staff (id),
    decided_at TEXT NOT NULL CHECK (length(decided_at) = 30),
    explained_on TEXT CHECK (explained_on = date(explained_on)),
    explained_how TEXT,
    told_may_return TEXT CHECK (told_may_return IN ('yes', 'no'))
) STRICT;

CREATE TABLE episode (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    family_id INTEGER NOT NULL REFERENCES family (id),
    program TEXT,
    state TEXT NOT NULL CHECK (state IN ('REFERRED', 'INCOMPLETE', 'SCREENING', 'NEEDS_ASSESSMENT', 'ELIGIBLE_WAITING', 'ASSIGNED',
        'PLANNING', 'ACTIVE', 'TRANSITIONING', 'INACTIVE', 'NOT_ELIGIBLE', 'REDIRECTED', 'DECLINED',
        'CLOSED')),
    opened_on TEXT NOT NULL CHECK (opened_on = date(opened_on)),
    state_since TEXT NOT NULL CHECK (state_since = date(state_since)),
    ended_on TEXT CHECK (ended_on = date(ended_on)),
    level INTEGER,
    urgency TEXT NOT NULL CHECK (urgency IN ('routine', 'soon', 'urgent')),
    urgency_reason TEXT,
    previous_id INTEGER REFERENCES episode (id),
    what_changed TEXT,
    confirmed TEXT NOT NULL CHECK (json_valid(confirmed)),
    ending_reason TEXT CHECK (ending_reason IN ('family_no_longer_needs', 'team_working_well_goals_met', 'family_request', 'aged_out_left_school',
        'moved_out_of_area', 'unable_to_contact', 'transferred_to_other_coordination',
        'consent_withdrawn', 'deceased', 'declined_after_offer', 'duplicate_entry', 'handed_off',
        'returned', 'joined')),
    ending_note TEXT,
    agreed_with TEXT CHECK (agreed_with IN ('family', 'youth', 'both', 'not_reached')),
    told_may_return TEXT CHECK (told_may_return IN ('yes', 'no')),
    keep_on_file TEXT CHECK (keep_on_file IN ('yes', 'no'))
) STRICT;

CREATE TABLE episode_child (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    child_id INTEGER NOT NULL REFERENCES child (id),
    -- Copies kept by trigger, so that partial unique indexes can hold the rules of an open episode.
    program TEXT,
    open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1))
) STRICT;

CREATE TABLE holding (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    team_id INTEGER NOT NULL REFERENCES team (id),
    staff_id INTEGER REFERENCES staff (id),
    from_at TEXT NOT NULL CHECK (length(from_at) = 30),
    to_at TEXT CHECK (length(to_at) = 30)
) STRICT;

CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    kind TEXT NOT NULL CHECK (kind IN ('primary', 'temporary_cover')),
    lead_kind TEXT NOT NULL CHECK (lead_kind IN ('staff', 'agency', 'member')),
    lead_member_id INTEGER REFERENCES member (id),
    lead_organization_id INTEGER REFERENCES organization (id),
    lead_name TEXT,
    answerable_id INTEGER NOT NULL REFERENCES staff (id),
    from_on TEXT NOT NULL CHECK (from_on = date(from_on)),
    to_on TEXT CHECK (to_on = date(to_on)),
    end_reason TEXT
) STRICT;

CREATE TABLE offer (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    kind TEXT NOT NULL CHECK (kind IN ('offer', 'request', 'transfer', 'cover')),
    from_id INTEGER NOT NULL REFERENCES staff (id),
    to_id INTEGER NOT NULL REFERENCES staff (id),
    lead_kind TEXT NOT NULL CHECK (lead_kind IN ('staff', 'agency', 'member')),
    lead_member_id INTEGER REFERENCES member (id),
    lead_organization_id INTEGER REFERENCES organization (id),
    lead_name TEXT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'declined', 'withdrawn')),
    why TEXT,
    reason TEXT,
    offered_at TEXT NOT NULL CHECK (length(offered_at) = 30),
    answered_at TEXT CHECK (length(answered_at) = 30),
    answered_by INTEGER REFERENCES staff (id),
    answer_said TEXT
) STRICT;

CREATE TABLE member (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    number INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    organization_id INTEGER REFERENCES organization (id),
    kind TEXT NOT NULL CHECK (kind IN ('natural', 'formal')),
    role TEXT,
    discipline TEXT CHECK (discipline IN ('coordinator', 'teacher', 'principal', 'special_education', 'school_board_consultant', 'slp', 'ot',
        'pt', 'social_work', 'psychology', 'psychiatry', 'paediatrician', 'family_physician',
        'nurse', 'home_care_coordinator', 'behaviour_autism', 'developmental_worker',
        'respite_worker', 'mental_health_counsellor', 'child_protection', 'probation',
        'fasd_worker', 'infant_development', 'early_childhood', 'interpreter', 'cultural_support',
        'other')),
    why_here TEXT,
    tie TEXT CHECK (tie IN ('strong', 'moderate', 'tenuous', 'broken')),
    joined_on TEXT CHECK (joined_on = date(joined_on)),
    left_on TEXT CHECK (left_on = date(left_on))
) STRICT;

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    vision TEXT,
    vision_language TEXT CHECK (vision_language IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    summary TEXT,
    safety_plan TEXT
) STRICT;

CREATE TABLE goal (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    child_id INTEGER NOT NULL REFERENCES child (id),
    rank INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT CHECK (language IN ('en', 'fr', 'asl', 'lsq', 'iu', 'cr', 'oj', 'moh', 'ar', 'zh', 'vi', 'es', 'so', 'uk', 'pa', 'ur',
        'ta', 'fa', 'tl', 'pt', 'other')),
    voice TEXT CHECK (voice IN ('youth', 'family', 'both', 'provider')),
    domain TEXT CHECK (domain IN ('physical', 'communication', 'intellectual', 'emotional', 'social', 'behavioural', 'education',
        'health_medical', 'mental_health', 'family_caregiver', 'respite', 'housing',
        'financial_benefits', 'transportation', 'recreation_community', 'culture_spiritual',
        'safety_legal', 'work_adulthood')),
    need_id INTEGER REFERENCES finding (id),
    measure TEXT,
    target_on TEXT CHECK (target_on = date(target_on)),
    status TEXT NOT NULL CHECK (status IN ('proposed', 'active', 'on_hold', 'achieved', 'partly_achieved', 'revised', 'dropped')),
    category TEXT NOT NULL CHECK (category IN ('identifying', 'contact', 'health', 'mental_health', 'education', 'developmental',
        'child_protection', 'justice', 'financial', 'family_history', 'plan', 'assessment_reports'))
) STRICT;

CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    goal_id INTEGER NOT NULL REFERENCES goal (id),
    what TEXT NOT NULL,
    owner_person_id INTEGER REFERENCES person (id),
    owner_staff_id INTEGER REFERENCES staff (id),
    due_on TEXT CHECK (due_on = date(due_on)),
    status TEXT NOT NULL CHECK (status IN ('planned', 'in_progress', 'done', 'blocked', 'cancelled')),
    done_note TEXT,
    category TEXT NOT NULL CHECK (category IN ('identifying', 'contact', 'health', 'mental_health', 'education', 'developmental',
        'child_protection', 'justice', 'financial', 'family_history', 'plan', 'assessment_reports'))
) STRICT;

CREATE TABLE plan_version (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    number INTEGER NOT NULL,
    agreed_on TEXT NOT NULL CHECK (agreed_on = date(agreed_on)),
    agreed_by TEXT NOT NULL,
    youth_participated TEXT NOT NULL CHECK (youth_participated IN ('yes', 'partly', 'no_reason')),
    author_id INTEGER NOT NULL REFERENCES staff (id),
    body TEXT NOT NULL,
    body_schema INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    due_on TEXT NOT NULL CHECK (due_on = date(due_on)),
    why TEXT NOT NULL CHECK (json_valid(why)),
    trigger TEXT NOT NULL CHECK (trigger IN ('scheduled', 'family_request', 'team_request', 'change_of_need', 'transition', 'transfer', 'crisis')),
    state TEXT NOT NULL CHECK (state IN ('scheduled', 'held', 'missed', 'rescheduled', 'waived')),
    held_on TEXT CHECK (held_on = date(held_on)),
    outcome TEXT CHECK (outcome IN ('no_change', 'updated', 'step_down', 'step_up', 'transfer', 'close')),
    consents_checked TEXT CHECK (consents_checked IN ('yes', 'no')),
    services_checked TEXT CHECK (services_checked IN ('yes', 'no')),
    satisfied INTEGER,
    summary TEXT,
    reason TEXT
) STRICT;

CREATE TABLE rating (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    review_id INTEGER NOT NULL REFERENCES review (id),
    goal_id INTEGER NOT NULL REFERENCES goal (id),
    rating TEXT NOT NULL CHECK (rating IN ('not_started', 'some_progress', 'on_track', 'achieved', 'regressed')),
    note TEXT
) STRICT;

CREATE TABLE hand_off (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    episode_id INTEGER NOT NULL REFERENCES episode (id),
    child_id INTEGER NOT NULL REFERENCES child (id),
    organization_id INTEGER REFERENCES organization (id),
    contact_name TEXT,
    what_sent TEXT,
    consent_id INTEGER REFERENCES consent (id),
    owner_id INTEGER NOT NULL REFERENCES staff (id),
    state TEXT NOT NULL CHECK (state IN ('started', 'sent', 'confirmed', 'refused', 'waived', 'returned')),
    started_on TEXT NOT NULL CHECK (started_on = date(started_on)),
    sent_on TEXT CHECK (sent_on = date(sent_on)),
    confirmed_on TEXT CHECK (confirmed_on = date(confirmed_on)),
    confirmed_by TEXT,
    reason TEXT,
    family_told_on TEXT CHECK (family_told_on = date(family_told_on)),
    told_may_return TEXT CHECK (told_may_return IN ('yes', 'no')),
    ask_family_on TEXT CHECK (ask_family_on = date(ask_family_on)),
    asked_on TEXT CHECK (asked_on = date(asked_on)),
    worked TEXT CHECK (worked IN ('yes', 'no', 'not_reached')),
    worked_note TEXT,
    previous_id INTEGER REFERENCES hand_off (id)
) STRICT;

CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('ack_family', 'ack_referrer', 'not_reached', 'waiting', 'not_eligible', 'outcome_referrer')),
    child_id INTEGER NOT NULL REFERENCES child (id),
    episode_id INTEGER REFERENCES episode (id),
    person_id INTEGER REFERENCES person (id),
    organization_id INTEGER REFERENCES organization (id),
    recipient TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    made_at TEXT NOT NULL CHECK (length(made_at) = 30),
    body TEXT NOT NULL,
    sent TEXT NOT NULL CHECK (sent IN ('mail', 'fax', 'email', 'handed', 'not_sent')),
    sent_on TEXT CHECK (sent_on = date(sent_on)),
    CHECK ((sent = 'not_sent') = (sent_on IS NULL))
) STRICT;

CREATE TABLE pair (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_a INTEGER NOT NULL REFERENCES child (id),
    child_b INTEGER NOT NULL REFERENCES child (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'later')),
    reason TEXT,
    decided_by INTEGER NOT NULL REFERENCES staff (id),
    decided_at TEXT NOT NULL CHECK (length(decided_at) = 30)
) STRICT;

CREATE TABLE flag (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('restricted_match', 'crisis_view', 'crisis_call')),
    child_id INTEGER REFERENCES child (id),
    other_child_id INTEGER REFERENCES child (id),
    call_id INTEGER REFERENCES call (id),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    team_id INTEGER NOT NULL REFERENCES team (id),
    at TEXT NOT NULL CHECK (length(at) = 30),
    reason TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'same', 'different', 'later', 'seen')),
    settled_by INTEGER REFERENCES staff (id),
    settled_at TEXT CHECK (length(settled_at) = 30)
) STRICT;

CREATE TABLE file_link (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    survivor_id INTEGER NOT NULL REFERENCES child (id) CHECK (survivor_id <> child_id),
    under_file TEXT NOT NULL,
    survivor_file TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'linked', 'declined', 'unlinked')),
    reason TEXT NOT NULL,
    proposed_by_id INTEGER NOT NULL REFERENCES staff (id),
    proposed_at TEXT NOT NULL CHECK (length(proposed_at) = 30),
    decided_by_id INTEGER REFERENCES staff (id),
    decided_at TEXT CHECK (length(decided_at) = 30),
    declined_why TEXT,
    unlinked_at TEXT CHECK (length(unlinked_at) = 30),
    unlinked_why TEXT
) STRICT;

CREATE TABLE moved_record (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    other_id INTEGER NOT NULL REFERENCES child (id) CHECK (other_id <> child_id),
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
    kind TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    from_file TEXT NOT NULL,
    to_file TEXT NOT NULL,
    reason TEXT NOT NULL,
    moved_by_id INTEGER NOT NULL REFERENCES staff (id),
    moved_at TEXT NOT NULL CHECK (length(moved_at) = 30)
) STRICT;

CREATE TABLE breach (
    id INTEGER PRIMARY KEY,
    public_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    removed TEXT,
    child_id INTEGER NOT NULL REFERENCES child (id),
    found_in_id INTEGER REFERENCES child (id),
    kind TEXT,
    record_id INTEGER,
    state TEXT NOT NULL CHECK (state IN ('SUSPECTED', 'CONTAINED', 'ASSESSED', 'NOTIFIED', 'CLOSED')),
    what TEXT,
    happened_on TEXT NOT NULL CHECK (happened_on = date(happened_on)),
    found_on TEXT NOT NULL CHECK (found_on = date(found_on)),
    how_found TEXT,
    shown TEXT NOT NULL CHECK (json_valid(shown)),
    contained TEXT CHECK (contained IN ('yes', 'no')),
    contained_how TEXT,
    opened_by_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;

-- What the program keeps for itself ------------------------------------------------------------------------

-- How a staff person proves who they are; "Safe" replaces this row by a slot.
CREATE TABLE credential (
    staff_id INTEGER PRIMARY KEY REFERENCES staff (id),
    salt BLOB NOT NULL,
    memory_kib INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    hash BLOB NOT NULL,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    changed_at TEXT NOT NULL
) STRICT;

-- Numbers people read; drawn in the transaction that saves the record, never going back.
CREATE TABLE counter (name TEXT PRIMARY KEY, next INTEGER NOT NULL CHECK (next > 0)) STRICT;

-- What is typed and not saved, by person, form and record.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    form TEXT NOT NULL,
    record TEXT NOT NULL,
    child_id INTEGER REFERENCES child (id),
    base_version INTEGER NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    -- The pool to which it was given; its typist keeps the row until somebody takes it.
    pool_team_id INTEGER REFERENCES team (id),
    UNIQUE (staff_id, form, record)
) STRICT;
CREATE INDEX draft_record ON draft (record, form);
CREATE INDEX draft_pool ON draft (pool_team_id) WHERE pool_team_id IS NOT NULL;
CREATE INDEX draft_child ON draft (child_id) WHERE child_id IS NOT NULL;

-- Each command once: a retry finds its result here.
CREATE TABLE command (
    id TEXT PRIMARY KEY,
    act TEXT NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    at TEXT NOT NULL,
    result TEXT NOT NULL CHECK (json_valid(result)),
    undone_by TEXT
) STRICT;

-- Who looked at or changed what: ids and codes only, never content.
CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    staff_id INTEGER REFERENCES staff (id),
    role TEXT,
    session TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('look', 'search', 'change', 'refused', 'sign_in', 'lock', 'setup')),
    act TEXT NOT NULL,
    child_id INTEGER,
    record_kind TEXT,
    record_id INTEGER,
    version INTEGER,
    category TEXT,
    count INTEGER,
    reason TEXT,
    command_id TEXT
) STRICT;
CREATE INDEX log_child ON log (child_id, seq) WHERE child_id IS NOT NULL;
CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

-- Fields before and after, one row for each save of one record.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    command_id TEXT NOT NULL,
    at TEXT NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    child_id INTEGER,
    record_kind TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('insert', 'update', 'remove', 'restore')),
    before TEXT NOT NULL CHECK (json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after)),
    UNIQUE (record_kind, record_id, version)
) STRICT;
CREATE INDEX history_command ON history (command_id);
CREATE INDEX history_child ON history (child_id, seq) WHERE child_id IS NOT NULL;
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT raise(ABORT, 'history is append-only'); END;

-- One row per kind of record, moved by each change, so that a screen re-reads only what it shows.
CREATE TABLE change_counter (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT;

-- Search and duplicates. One row of words per child; folding lives only here. `likeness` holds the facts that two files are
-- compared by, so that a comparison reads one row.
CREATE VIRTUAL TABLE search USING fts5 (names, caregivers, phones, numbers, likeness UNINDEXED, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0");
CREATE TABLE match_key (key TEXT NOT NULL, child_id INTEGER NOT NULL REFERENCES child (id), PRIMARY KEY (key, child_id)) STRICT, WITHOUT ROWID;
CREATE INDEX match_key_child ON match_key (child_id);

-- Ways to the rows ------------------------------------------------------------------------------------------

CREATE UNIQUE INDEX staff_sign_in ON staff (sign_in_name COLLATE NOCASE) WHERE removed IS NULL;
CREATE UNIQUE INDEX staff_number ON staff (number);
CREATE INDEX training_staff ON training (staff_id);
CREATE UNIQUE INDEX child_file_number ON child (file_number);
CREATE INDEX child_person ON child (person_id);
CREATE INDEX child_family ON child (family_id);
CREATE INDEX household_family ON household (family_id);
CREATE INDEX household_member_household ON household_member (household_id);
CREATE INDEX household_member_person ON household_member (person_id);
CREATE INDEX link_child ON link (child_id);
CREATE INDEX link_person ON link (person_id);
CREATE UNIQUE INDEX link_one_primary_contact ON link (child_id) WHERE primary_contact = 'yes' AND to_on IS NULL AND removed IS NULL;
CREATE INDEX family_change_family ON family_change (family_id);
CREATE INDEX change_line_change ON change_line (change_id);
CREATE INDEX change_line_child ON change_line (child_id);
CREATE INDEX change_line_open ON change_line (child_id, due_on) WHERE state IN ('open', 'later') AND removed IS NULL;
CREATE INDEX contact_point_person ON contact_point (person_id);
CREATE INDEX attendance_child ON attendance (child_id);
CREATE UNIQUE INDEX organization_number ON organization (number);
CREATE INDEX organization_name ON organization (name COLLATE NOCASE);
CREATE INDEX service_child ON service (child_id);
CREATE INDEX referral_child ON referral (child_id);
CREATE INDEX referral_episode ON referral (episode_id);
CREATE INDEX call_staff ON call (staff_id, started_at);
CREATE INDEX call_running ON call (staff_id) WHERE ended_at IS NULL AND removed IS NULL;
CREATE INDEX call_pool ON call (pool_team_id) WHERE pool_team_id IS NOT NULL AND ended_at IS NULL AND removed IS NULL;
CREATE INDEX call_child_call ON call_child (call_id);
CREATE INDEX call_child_child ON call_child (child_id);
CREATE INDEX promise_due ON promise (due_on) WHERE state = 'open' AND removed IS NULL;
CREATE INDEX promise_pool ON promise (pool_team_id) WHERE pool_team_id IS NOT NULL AND state = 'open' AND removed IS NULL;
CREATE INDEX paper_waiting ON paper (team_id, received_at) WHERE state = 'waiting' AND removed IS NULL;
CREATE INDEX paper_child ON paper (child_id) WHERE child_id IS NOT NULL;
CREATE INDEX passed_from ON passed (from_id) WHERE from_seen_at IS NULL AND removed IS NULL;
CREATE INDEX passed_to ON passed (to_id) WHERE to_seen_at IS NULL AND removed IS NULL;
CREATE INDEX absence_staff ON absence (staff_id, from_on) WHERE removed IS NULL;
CREATE INDEX promise_child ON promise (child_id);
CREATE INDEX promise_call ON promise (call_id);
CREATE INDEX promise_from ON promise (from_id) WHERE from_id IS NOT NULL;
CREATE INDEX promise_read ON promise (read_at) WHERE read_at IS NOT NULL;
CREATE INDEX attempt_child ON attempt (child_id);
CREATE INDEX note_child ON note (child_id, at);
CREATE INDEX note_episode ON note (episode_id) WHERE episode_id IS NOT NULL;
CREATE INDEX letter_child ON letter (child_id, kind);
CREATE INDEX consent_child ON consent (child_id, purpose);
CREATE INDEX consent_expires ON consent (expires_on) WHERE withdrawn_on IS NULL AND removed IS NULL;
CREATE INDEX consent_scope_child ON consent_scope (child_id);
CREATE INDEX consent_scope_consent ON consent_scope (consent_id);
CREATE INDEX screening_episode ON screening (episode_id);
CREATE UNIQUE INDEX screening_one_per_program ON screening (episode_id, child_id, program) WHERE state <> 'replaced' AND removed IS NULL;
CREATE UNIQUE INDEX screening_answer_once ON screening_answer (screening_id, criterion) WHERE removed IS NULL;
CREATE INDEX finding_child ON finding (child_id);
CREATE INDEX statement_child ON statement (child_id);
CREATE INDEX decision_episode ON decision (episode_id);
CREATE INDEX episode_family ON episode (family_id);
CREATE INDEX episode_state ON episode (state, state_since) WHERE removed IS NULL;
CREATE INDEX episode_child_episode ON episode_child (episode_id);
CREATE INDEX episode_child_child ON episode_child (child_id);
CREATE INDEX holding_episode ON holding (episode_id);
CREATE INDEX holding_team ON holding (team_id, staff_id) WHERE to_at IS NULL AND removed IS NULL;
CREATE INDEX holding_staff ON holding (staff_id) WHERE to_at IS NULL AND removed IS NULL;
CREATE INDEX assignment_answerable ON assignment (answerable_id) WHERE removed IS NULL;
CREATE INDEX assignment_episode ON assignment (episode_id);
CREATE INDEX offer_episode ON offer (episode_id);
CREATE INDEX offer_pending ON offer (to_id) WHERE state = 'pending' AND removed IS NULL;
CREATE UNIQUE INDEX member_number ON member (child_id, number);
CREATE INDEX goal_plan ON goal (plan_id, rank);
CREATE INDEX action_goal ON action (goal_id);
CREATE INDEX action_due ON action (due_on) WHERE status IN ('planned', 'in_progress') AND removed IS NULL;
CREATE INDEX review_due ON review (due_on) WHERE state = 'scheduled' AND removed IS NULL;
CREATE INDEX review_episode ON review (episode_id);
CREATE INDEX rating_review ON rating (review_id);
CREATE INDEX rating_goal ON rating (goal_id);
CREATE INDEX hand_off_episode ON hand_off (episode_id);
CREATE INDEX hand_off_open ON hand_off (state, sent_on) WHERE removed IS NULL;
CREATE INDEX hand_off_child ON hand_off (child_id);
CREATE INDEX pair_b ON pair (child_b);
CREATE INDEX flag_open ON flag (kind, team_id) WHERE state IN ('open', 'later') AND removed IS NULL;
CREATE INDEX flag_child ON flag (child_id);
CREATE INDEX child_survivor ON child (survivor_id) WHERE survivor_id IS NOT NULL;
CREATE INDEX file_link_survivor ON file_link (survivor_id);
CREATE INDEX file_link_waiting ON file_link (state) WHERE state = 'proposed' AND removed IS NULL;
CREATE INDEX moved_record_child ON moved_record (child_id);
CREATE INDEX moved_record_row ON moved_record (kind, record_id);
CREATE INDEX breach_open ON breach (state) WHERE state <> 'CLOSED' AND removed IS NULL;
CREATE INDEX breach_child ON breach (child_id);

-- Rules that SQL can hold -------------------------------------------------------------------------------------

CREATE UNIQUE INDEX holding_one_open ON holding (episode_id) WHERE to_at IS NULL AND removed IS NULL;
CREATE UNIQUE INDEX assignment_one_primary ON assignment (episode_id) WHERE kind = 'primary' AND to_on IS NULL AND removed IS NULL;
CREATE UNIQUE INDEX offer_one_pending ON offer (episode_id, kind, CASE kind WHEN 'request' THEN from_id ELSE 0 END) WHERE state = 'pending' AND removed IS NULL;
CREATE UNIQUE INDEX plan_one_current ON plan (episode_id) WHERE removed IS NULL;
CREATE UNIQUE INDEX plan_version_number ON plan_version (plan_id, number);
CREATE UNIQUE INDEX review_one_scheduled ON review (episode_id) WHERE state = 'scheduled' AND removed IS NULL;
CREATE UNIQUE INDEX rating_once ON rating (review_id, goal_id) WHERE removed IS NULL;
-- A file goes under one other at most, and is asked about once at a time.
CREATE UNIQUE INDEX file_link_once ON file_link (child_id) WHERE state IN ('proposed', 'linked') AND removed IS NULL;
CREATE UNIQUE INDEX pair_once ON pair (child_a, child_b) WHERE removed IS NULL;
CREATE UNIQUE INDEX call_child_once ON call_child (call_id, child_id) WHERE removed IS NULL;
CREATE UNIQUE INDEX episode_child_once ON episode_child (episode_id, child_id) WHERE removed IS NULL;
-- At most one undecided open episode per child, and one open episode per child and programme.
CREATE UNIQUE INDEX episode_child_one_undecided ON episode_child (child_id) WHERE open = 1 AND program IS NULL AND removed IS NULL;
CREATE UNIQUE INDEX episode_child_one_per_program ON episode_child (child_id, program) WHERE open = 1 AND program IS NOT NULL AND removed IS NULL;

CREATE TRIGGER episode_child_copies_in AFTER INSERT ON episode_child BEGIN
    UPDATE episode_child SET
        program = (SELECT program FROM episode WHERE id = NEW.episode_id),
        open = (SELECT state NOT IN ('INACTIVE', 'DECLINED', 'CLOSED') FROM episode WHERE id = NEW.episode_id)
    WHERE id = NEW.id;
END;
CREATE TRIGGER episode_child_copies_move AFTER UPDATE OF episode_id ON episode_child BEGIN
    UPDATE episode_child SET
        program = (SELECT program FROM episode WHERE id = NEW.episode_id),
        open = (SELECT state NOT IN ('INACTIVE', 'DECLINED', 'CLOSED') FROM episode WHERE id = NEW.episode_id)
    WHERE id = NEW.id;
END;
CREATE TRIGGER episode_copies_to_children AFTER UPDATE OF program, state ON episode BEGIN
    UPDATE episode_child SET program = NEW.program, open = NEW.state NOT IN ('INACTIVE', 'DECLINED', 'CLOSED')
    WHERE episode_id = NEW.id;
END;

CREATE TRIGGER episode_active_needs_review BEFORE UPDATE OF state ON episode
WHEN NEW.state = 'ACTIVE' AND OLD.state <> 'ACTIVE' AND NOT EXISTS (
    SELECT 1 FROM review WHERE episode_id = NEW.id AND state = 'scheduled' AND removed IS NULL)
BEGIN SELECT raise(ABORT, 'rule: an active episode has a next review'); END;

CREATE TRIGGER episode_active_needs_coordinator BEFORE UPDATE OF state ON episode
WHEN NEW.state IN ('ASSIGNED', 'PLANNING', 'ACTIVE', 'TRANSITIONING') AND NOT EXISTS (
    SELECT 1 FROM assignment WHERE episode_id = NEW.id AND kind = 'primary' AND to_on IS NULL AND removed IS NULL)
BEGIN SELECT raise(ABORT, 'rule: an assigned episode has a primary coordinator'); END;

CREATE TRIGGER episode_ineligible_needs_hand_off BEFORE UPDATE OF state ON episode
WHEN OLD.state IN ('NOT_ELIGIBLE', 'REDIRECTED') AND NEW.state = 'CLOSED' AND NOT EXISTS (
    SELECT 1 FROM hand_off WHERE episode_id = NEW.id AND removed IS NULL
        AND state IN ('confirmed', 'refused', 'waived', 'returned'))
BEGIN SELECT raise(ABORT, 'rule: an ineligible case closes with a hand-off outcome'); END;

CREATE TRIGGER plan_version_no_update BEFORE UPDATE ON plan_version BEGIN SELECT raise(ABORT, 'an agreed version never changes'); END;
CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON plan_version BEGIN SELECT raise(ABORT, 'an agreed version never changes'); END;
CREATE TRIGGER letter_no_change BEFORE UPDATE ON letter
WHEN NEW.body <> OLD.body OR NEW.kind <> OLD.kind OR NEW.language <> OLD.language OR NEW.recipient <> OLD.recipient
    OR NEW.person_id IS NOT OLD.person_id OR NEW.organization_id IS NOT OLD.organization_id
    OR NEW.staff_id <> OLD.staff_id OR NEW.made_at <> OLD.made_at
BEGIN SELECT raise(ABORT, 'a letter never changes once it is made'); END;
CREATE TRIGGER letter_no_delete BEFORE DELETE ON letter BEGIN SELECT raise(ABORT, 'a letter never changes once it is made'); END;
CREATE TRIGGER decision_no_change BEFORE UPDATE OF outcome, program, level, reason, override_reason, decided_by, decided_at, computed ON decision
BEGIN SELECT raise(ABORT, 'a decision is never edited; a correction is a new row'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'a decision is never edited; a correction is a new row'); END;
CREATE TRIGGER rule_set_no_change BEFORE UPDATE OF kind, code, version, body, digest ON rule_set WHEN OLD.state <> 'proposed'
BEGIN SELECT raise(ABORT, 'a published rule set never changes'); END;
CREATE TRIGGER child_number_stays BEFORE UPDATE OF file_number ON child WHEN NEW.file_number <> OLD.file_number
BEGIN SELECT raise(ABORT, 'a file number never changes'); END;
-- A file goes under one that goes on itself, and nothing stands under a file that goes under another: no chains, no circles.
CREATE TRIGGER child_survivor_no_chain BEFORE UPDATE OF survivor_id ON child WHEN NEW.survivor_id IS NOT NULL AND (
    NEW.survivor_id = NEW.id
    OR EXISTS (SELECT 1 FROM child WHERE id = NEW.survivor_id AND survivor_id IS NOT NULL)
    OR EXISTS (SELECT 1 FROM child WHERE survivor_id = NEW.id))
BEGIN SELECT raise(ABORT, 'rule: linked files make no chain'); END;
CREATE TRIGGER child_no_delete BEFORE DELETE ON child BEGIN SELECT raise(ABORT, 'a file is never deleted here'); END;
