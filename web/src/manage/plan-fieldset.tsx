import type { RoomsAndOpeningsFragment } from '../api/gen/documents.ts'
import { timeWords, weekdayOf } from '../format/day.ts'
import { useText } from '../i18n/text.ts'
import { Select, TextField } from '../ui/field.tsx'
import { clockWords, instantOf } from '../writing/entered-time.ts'
import type { PlanFields, PlanProblem } from './session-plan.ts'
import { manageText } from './text.ts'

const MINUTE_MS = 60_000

/** Day, time, room, places and helpers of a session; the hints say what the site allows, the server decides. */
export function PlanFieldset({
  site,
  fields,
  set,
  problems,
  durationMinutes,
}: {
  site: RoomsAndOpeningsFragment
  fields: PlanFields
  set(changed: Partial<PlanFields>): void
  problems: readonly PlanProblem[]
  /** Null while no activity is chosen. */
  durationMinutes: number | null
}) {
  const text = useText(manageText)
  const errorOf = (problem: PlanProblem) => (problems.includes(problem) ? text.problems[problem] : undefined)
  const room = site.rooms.find(({ name }) => name === fields.room)
  const startsAt = instantOf(fields)
  const end =
    startsAt && durationMinutes ? new Date(new Date(startsAt).getTime() + durationMinutes * MINUTE_MS) : null
  return (
    <div className="form-fields">
      <TextField
        type="date"
        label={text.day}
        hint={fields.day ? <Openings site={site} day={fields.day} /> : undefined}
        error={errorOf('start')}
        value={fields.day}
        onChange={(event) => set({ day: event.target.value })}
      />
      <TextField
        type="time"
        label={text.startInShanghai}
        hint={end ? text.endsAt(timeWords(end)) : undefined}
        value={fields.time}
        onChange={(event) => set({ time: event.target.value })}
      />
      <Select label={text.room} value={fields.room} onChange={(event) => set({ room: event.target.value })}>
        <option value="">{text.wholeSite}</option>
        {site.rooms.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
      <TextField
        type="text"
        inputMode="numeric"
        autoComplete="off"
        label={text.capacity}
        hint={text.capacityAtMost(room?.capacity ?? site.capacity)}
        error={errorOf('capacity')}
        value={fields.capacity}
        onChange={(event) => set({ capacity: event.target.value })}
      />
      <TextField
        type="text"
        inputMode="numeric"
        autoComplete="off"
        label={text.helpersWanted}
        hint={text.helpersWantedHint}
        error={errorOf('helpersWanted')}
        value={fields.helpersWanted}
        onChange={(event) => set({ helpersWanted: event.target.value })}
      />
    </div>
  )
}

function Openings({ site, day }: { site: RoomsAndOpeningsFragment; day: string }) {
  const text = useText(manageText)
  const weekday = weekdayOf(day)
  const hours = site.openings
    .filter((opening) => opening.weekday === weekday)
    .map(({ opensMinute, closesMinute }) => `${clockWords(opensMinute)}–${clockWords(closesMinute)}`)
  return hours.length > 0 ? text.openings(hours.join(' ')) : text.closedDay
}
