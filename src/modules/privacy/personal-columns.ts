/**
 * Every column of every table, declared: `personal` says something of a person or points at one, and goes with the purge;
 * `kept` does not. A column that is not declared here fails a test. The schema of the queue holds ids of jobs' subjects only.
 * Accounts of the city's own staff are personal too, but serve its next programmes: they go when an admin closes them.
 */
type Declared = { readonly personal: string; readonly kept: string };

export const COLUMNS: Readonly<Record<string, Declared>> = {
  account_token: {
    personal: 'email nonce token_hash',
    kept: 'id user_id kind created_at expires_at used_at',
  },
  allocation: {
    personal: '',
    kept: 'id programme_id session_id structure_id demand_id draw_id quantity state offer confirm_by decided_at reminded_at created_at version',
  },
  audit: {
    personal: '',
    kept: 'id at programme_id actor role action outcome code subject_type subject_id structure_id reason facts',
  },
  audit_seal: { personal: '', kept: 'position audit_id hash sealed_at' },
  audit_note: { personal: 'note', kept: 'audit_id' },
  auth_session: {
    personal: 'device',
    kept: 'id user_id programme_id created_at last_seen_at expires_at revoked_at proved_at by_identity identified_at',
  },
  basket: { personal: '', kept: 'id programme_id structure_id submitted_at submitted_by_id digest wish_count' },
  beneficiary: {
    personal: 'id last_name first_name sort_key email age_band wheelchair reference',
    kept: 'programme_id structure_id import_id created_at version edits',
  },
  claim_link: {
    personal: 'group_leader_id token_hash nonce',
    kept: 'id ticket_id structure_id wave_id mail_id created_at used_at revoked_at',
  },
  demand: {
    personal: '',
    kept: 'id programme_id structure_id session_id rank formula group_size quantity wheelchairs state entered_by_id created_at version edits',
  },
  discrepancy: {
    personal: 'ours theirs',
    kept: 'id programme_id session_id ticket_id structure_id kind owner_id state created_at settled_at',
  },
  draw: {
    personal: '',
    kept: 'id programme_id seed generator input_hash state demand_count grant_count seat_count created_at published_at version input',
  },
  draw_commitment: {
    personal: '',
    kept: 'id programme_id commitment generator input_hash input public_what public_at state moved secret public_value created_at closed_at',
  },
  draw_quota: {
    personal: '',
    kept: 'id programme_id number public district structure_id tag session_id competition minimum_seats minimum_percent maximum_seats maximum_percent version edits',
  },
  draw_result: { personal: '', kept: 'draw_id demand_id structure_id granted round reason left why' },
  draw_rules: {
    personal: '',
    kept: 'programme_id seats_per_structure seats_per_turn share_percent seats_per_head base served_before declined no_show tag improve last_quota version edits',
  },
  draw_secret: { personal: '', kept: 'draw_id sealed' },
  draw_study: {
    personal: '',
    kept: 'id programme_id draw_id generator input_hash input columns runs done worked_ms state quantiles created_at worked_at closed_at',
  },
  draw_study_run: { personal: '', kept: 'study_id first_run figures' },
  gate_assignment: { personal: '', kept: 'user_id session_id day' },
  group_leader: {
    personal: 'id email last_name first_name phone locale',
    kept: 'programme_id structure_id purged_at created_at version edits',
  },
  heartbeat: { personal: '', kept: 'worker at' },
  identity: { personal: 'issuer subject', kept: 'user_id created_at disabled_at vouched_at' },
  import: {
    personal: 'file_name reading file_id',
    kept: 'id programme_id kind structure_id file_sha256 state report total_rows done_rows good_rows bad_rows failure created_by_id created_at applied_at reverted_at shown version',
  },
  import_change: {
    personal: 'record_id before after',
    kept: 'import_id line act version outcome reason',
  },
  import_row: { personal: 'cells values problems sent', kept: 'import_id line ok decision same_as' },
  invitation: {
    personal: 'email name nonce token_hash',
    kept: 'id role structure_id invited_by_id created_at expires_at used_at revoked_at',
  },
  mail: {
    personal: 'group_leader_id user_id subject_id provider_id',
    kept: 'id programme_id structure_id wave_id kind state attempts failure created_at sent_at',
  },
  mailbox_message: { personal: 'to subject html text', kept: 'id from created_at' },
  oidc_state: { personal: '', kept: 'state_hash spent_at' },
  outbox: { personal: '', kept: 'id job payload created_at dispatched_at' },
  postponement: { personal: '', kept: 'id session_id from_starts_at to_starts_at answer_by created_at' },
  postponement_answer: { personal: '', kept: 'postponement_id structure_id choice answered_at' },
  programme: {
    personal: '',
    kept: 'id slug name time_zone starts_on ends_on rules sender_name contact_email contact_phone purge_due_at purged_at created_at version edits',
  },
  purge: {
    personal: '',
    kept: 'id programme_id state plan early_reason planned_by_id confirmed_by_id rates_before rates_after done created_at confirmed_at finished_at version certificate',
  },
  rate_limit: { personal: '', kept: 'key points expire' },
  recovery_code: { personal: 'code_hash', kept: 'id user_id used_at' },
  scan: {
    personal: '',
    kept: 'id programme_id session_id ticket_id structure_id client_id outcome entered_ticket_id scanned_at source scanned_by_id import_id created_at',
  },
  session: {
    personal: '',
    kept: 'id programme_id code competition kind sport venue_code venue city time_zone starts_at ends_at cutoff_at description status district import_id version edits',
  },
  session_count: { personal: '', kept: 'session_id kind stock free held allocated confirmed claimed named entered' },
  session_public_count: { personal: '', kept: 'session_id public allocated confirmed claimed named entered' },
  stored_chunk: { personal: 'bytes', kept: 'file_id number' },
  stored_file: { personal: 'name owner_id', kept: 'id content_type size sha256 created_at expires_at' },
  structure: {
    personal: 'contact_email',
    kept: 'id external_id name sort_key public district postal_code city address member_count founded_on disabled_at import_id created_at version edits',
  },
  // Why a structure comes first is told to anybody who asks, long after: the form asks for no name in it.
  structure_tag: { personal: '', kept: 'programme_id structure_id tag reason given_by_id created_at' },
  system_right: { personal: '', kept: 'actor relation verb' },
  ticket: {
    personal: 'group_leader_id beneficiary_id',
    kept: 'id programme_id session_id kind category block row seat reference state code structure_id allocation_id rename_count claimed_at named_at entered_at purged_at import_id version',
  },
  ticket_event: {
    personal: 'group_leader_id beneficiary_id',
    kept: 'id ticket_id at cause actor from_state to_state structure_id rename_count',
  },
  user_account: {
    personal: 'email name password_hash totp_secret',
    kept: 'id role structure_id locale disabled_at created_at version totp_confirmed_at totp_step edits',
  },
  waiting_wish: { personal: '', kept: 'demand_id draw_id session_id structure_id place quantity' },
  wave: { personal: '', kept: 'id programme_id number competition sender_name created_by_id created_at' },
};

/** The columns a declaration names. */
export const namesOf = (list: string): readonly string[] => list.split(' ').filter(Boolean);
