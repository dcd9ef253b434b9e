-- Who a sign-in stands for: asked at every request, so in one statement without a transaction around it. The function binds
-- its own actor, the narrow one of that name, for as long as it runs; its rules are those of accounts/session.queries.ts.
CREATE FUNCTION sign_in_of(sign_in uuid, staff_idle_minutes int)
RETURNS TABLE ("userId" uuid, name text, email text, role "Role", locale text, "structureId" uuid, "structureName" text,
  "programmeId" uuid, "programmeName" text, "timeZone" text, "provedAt" timestamptz, enrolled boolean)
LANGUAGE plpgsql SET app.role = 'SYSTEM' SET app.system = 'session' SET app.actor = 'session' SET app.command = 'accounts/session'
SET plan_cache_mode = 'force_generic_plan' AS $$
#variable_conflict use_column
DECLARE seen timestamptz;
BEGIN
  SELECT u.id, u.name, u.email, u.role, u.locale, s.id, s.name, p.id, p.name, p.time_zone, a.proved_at, u.totp_confirmed_at IS NOT NULL, a.last_seen_at
  INTO "userId", name, email, role, locale, "structureId", "structureName", "programmeId", "programmeName", "timeZone", "provedAt", enrolled, seen
  FROM auth_session a JOIN user_account u ON u.id = a.user_id
  LEFT JOIN structure s ON s.id = u.structure_id AND s.disabled_at IS NULL
  LEFT JOIN LATERAL (SELECT id, name, time_zone FROM programme ORDER BY id = a.programme_id DESC NULLS LAST, starts_on DESC LIMIT 1) p ON true
  WHERE a.id = sign_in AND a.revoked_at IS NULL AND a.expires_at > clock_timestamp() AND u.disabled_at IS NULL
    AND (u.role NOT IN ('ADMIN', 'AGENT') OR a.last_seen_at > clock_timestamp() - make_interval(mins => staff_idle_minutes));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  -- The last request is kept to the minute: a page of twelve requests writes once.
  IF seen < clock_timestamp() - interval '1 minute' THEN
    UPDATE auth_session SET last_seen_at = clock_timestamp() WHERE id = sign_in;
  END IF;
  RETURN NEXT;
END $$;
