import { runtimeTruths, type ServiceTruths, type Truth } from '@xingzhi/runtime/truth'

const ANSWERED_WITH_CLAIM = `response is not null and operation = 'ClaimShift'`

/** What this service's database can be held to, whatever happened. */
export const guideTruths: ServiceTruths = {
  truths: [...shiftTruths(), ...claimTruths(), ...serviceTruths(), ...trainingTruths(), ...runtimeTruths],
  tells: [
    {
      // The facts by which route opens a departure.
      name: 'staffing of departures',
      rows: `
        select id, version, jsonb_build_object('claimed', case status when 'OPEN' then claimed - doubtful else 0 end) as facts
        from shifts where kind = 'DEPARTURE'`,
    },
    {
      // The facts by which booking keeps guides' time.
      name: 'guides’ time',
      rows: `
        select id, version, jsonb_build_object(
          'personId', person_id, 'startsAt', starts_at, 'endsAt', ends_at) as facts
        from claims where status <> 'RELEASED' and ends_at > now()`,
    },
    {
      // The facts by which booking shows parties.
      name: 'guides',
      rows: `
        select person_id as id, version, jsonb_build_object('suspended', status = 'SUSPENDED') as facts from guides`,
    },
  ],
  follows: [
    {
      of: 'route',
      name: 'departures to staff',
      rows: `
        select id, source_version as version, jsonb_build_object(
          'status', status, 'wanted', wanted, 'groupSize', group_size, 'startsAt', starts_at, 'endsAt', ends_at) as facts
        from shifts where kind = 'DEPARTURE'`,
    },
    {
      of: 'venue',
      name: 'sessions to help at',
      rows: `
        select id, source_version as version, jsonb_build_object(
          'status', status, 'wanted', wanted, 'startsAt', starts_at, 'endsAt', ends_at) as facts
        from shifts where kind = 'SESSION' and wanted > 0`,
    },
  ],
}

function shiftTruths(): Truth[] {
  const count = 'select count(*) as counted from shifts'
  return [
    {
      name: 'no shift has more guides than it wants, but for what is marked',
      count,
      violations: `
        select id::text, format('claimed %s, wants %s, over by %s', claimed, wanted, over) as why
        from shifts where claimed < 0 or over <> greatest(claimed - wanted, 0)`,
    },
    {
      name: 'the staffing of a shift is its active claims',
      count,
      violations: `
        select s.id::text, format('says %s, has %s', s.claimed, count(c.id)) as why
        from shifts s left join claims c on c.shift_id = s.id and c.status <> 'RELEASED'
        group by s.id having s.claimed <> count(c.id)`,
    },
    {
      name: 'who counts as staff of a shift is in no doubt',
      count,
      violations: `
        select s.id::text, format('says %s of %s are in doubt, there are %s', s.doubtful, s.claimed, count(c.doubt)) as why
        from shifts s left join claims c on c.shift_id = s.id and c.status <> 'RELEASED'
        group by s.id having s.doubtful <> count(c.doubt)`,
    },
    {
      name: 'a cancelled shift holds nobody',
      count: `select count(*) as counted from shifts where status = 'CANCELLED'`,
      violations: `
        select distinct s.id::text, 'still held by ' || c.person_id as why
        from shifts s join claims c on c.shift_id = s.id
        where s.status = 'CANCELLED' and c.status <> 'RELEASED'`,
    },
  ]
}

function claimTruths(): Truth[] {
  const count = `select count(*) as counted from claims where status <> 'RELEASED'`
  return [
    {
      name: 'an active claim lasts as long as its shift',
      count,
      violations: `
        select c.id::text, format('from %s until %s', c.starts_at, c.ends_at) as why
        from claims c join shifts s on s.id = c.shift_id
        where c.status <> 'RELEASED' and (c.starts_at <> s.starts_at or c.ends_at <> s.ends_at)`,
    },
    {
      name: 'no guide is in two shifts at once, but for what is marked',
      count,
      violations: `
        select id::text, format(case when meets then 'overlaps unmarked, guide %s'
          else 'is marked and overlaps with nothing, guide %s' end, person_id) as why
        from (
          select id, person_id, overlapping,
            coalesce(max(ends_at) over (mine rows between unbounded preceding and 1 preceding) > starts_at, false)
            or coalesce(lead(starts_at) over mine < ends_at, false) as meets
          from claims where status <> 'RELEASED'
          window mine as (partition by person_id order by starts_at, id)
        ) as claim
        where overlapping <> meets`,
    },
    {
      name: 'one active claim per guide and shift',
      count,
      violations: `
        select shift_id::text as id, format('%s claims of guide %s', count(*), person_id) as why
        from claims where status <> 'RELEASED' group by shift_id, person_id having count(*) > 1`,
    },
    {
      name: 'every claim that was promised exists',
      count: `select count(*) as counted from idempotency where ${ANSWERED_WITH_CLAIM}`,
      // A person's answers under keys, and the claims that this person made: each answer is about one.
      violations: `
        select i.person_id::text as id, 'was promised a shift at ' || i.at || ' and never had one' as why
        from idempotency i
        where ${ANSWERED_WITH_CLAIM} and not exists (
          select from claims c where c.person_id = i.person_id and position(convert_to(c.id::text, 'UTF8') in i.response) > 0)`,
    },
  ]
}

function serviceTruths(): Truth[] {
  return [
    {
      name: 'hours are of a claim, and what was corrected has a trace',
      count: 'select count(*) as counted from service_records',
      violations: `
        select r.id::text, case when c.shift_id <> r.shift_id or c.person_id <> r.person_id then 'is of another claim'
          else format('says %s minutes and %s people, was last corrected to %s and %s', r.minutes, r.people_guided,
            last.minutes_after, recounted.people_after) end as why
        from service_records r join claims c on c.id = r.claim_id
        left join lateral (
          select minutes_after from corrections where record_id = r.id order by number desc limit 1) as last on true
        left join lateral (
          select people_after from corrections
          where record_id = r.id and people_after is not null order by number desc limit 1) as recounted on true
        where c.shift_id <> r.shift_id or c.person_id <> r.person_id or last.minutes_after <> r.minutes
          or recounted.people_after <> r.people_guided`,
    },
    {
      name: 'no confirmed hours are beyond what their shift allowed',
      count: `select count(*) as counted from service_records where status = 'CONFIRMED' and minutes_max is not null`,
      violations: `
        select id::text, format('says %s of at most %s minutes, %s of at most %s people',
          minutes, minutes_max, people_guided, people_max) as why
        from service_records
        where status = 'CONFIRMED' and (minutes > minutes_max or people_guided > people_max)`,
    },
    {
      name: 'who did not come has no hours',
      count: `select count(*) as counted from claims where status = 'ABSENT'`,
      violations: `
        select r.id::text, format('says %s minutes of guide %s, who did not come', r.minutes, r.person_id) as why
        from claims c join service_records r on r.claim_id = c.id
        where c.status = 'ABSENT' and r.status <> 'VOID'`,
    },
    {
      name: 'a correction goes on where the one before ended',
      count: 'select count(*) as counted from corrections',
      violations: `
        select record_id::text as id, format('correction %s starts from %s minutes, not %s', number, minutes_before, before) as why
        from (
          select *, lag(minutes_after) over (partition by record_id order by number) as before from corrections
        ) as traced
        where minutes_before <> before`,
    },
    {
      name: 'a certificate is the sum of confirmed records',
      count: 'select count(*) as counted from certificates',
      // A record may have been corrected since: the trace has what it was.
      violations: `
        select c.code as id, format('says %s minutes of %s, has %s', c.minutes, c.person_id, coalesce(sum(l.minutes), 0)) as why
        from certificates c left join certified_records l on l.code = c.code
        left join service_records r on r.id = l.record_id
        group by c.code
        having c.minutes <> coalesce(sum(l.minutes), 0) or c.people_guided <> coalesce(sum(l.people_guided), 0)
          or c.walks_led <> count(*) filter (where r.kind = 'DEPARTURE')
          or bool_or(r.status not in ('CONFIRMED', 'VOID') or r.person_id <> c.person_id
            or l.minutes <> r.minutes and not exists (
              select from corrections where record_id = r.id and minutes_before = l.minutes)
            or l.people_guided <> r.people_guided and not exists (
              select from corrections where record_id = r.id and people_before = l.people_guided))`,
    },
  ]
}

function trainingTruths(): Truth[] {
  return [
    {
      name: 'no training has more people than places, and knows how many it has',
      count: 'select count(*) as counted from trainings',
      violations: `
        select t.id::text, format('%s of %s places, says %s', count(e.person_id), t.capacity, t.enrolled) as why
        from trainings t left join enrolments e on e.training_id = t.id
        group by t.id having count(e.person_id) <> t.enrolled or t.enrolled > t.capacity`,
    },
    {
      name: 'a qualification was granted by a training that was attended',
      count: 'select count(*) as counted from granted_qualifications',
      violations: `
        select g.person_id::text as id, format('has %s from training %s', g.qualification_id, g.training_id) as why
        from granted_qualifications g
        left join enrolments e on e.training_id = g.training_id and e.person_id = g.person_id and e.attended
        where e.person_id is null`,
    },
  ]
}
