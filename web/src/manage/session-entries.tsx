import type { ReactNode } from 'react'
import type { RoomsAndOpeningsFragment, SpokenLanguage } from '../api/gen/documents.ts'
import { fullDateWords, timeWords, weekdayOf } from '../format/day.ts'
import type { sessionWords } from '../format/session-words.ts'
import { spokenIn } from '../format/spoken-in.ts'
import { langOf } from '../i18n/lang-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import { Select, TextField } from '../ui/field.tsx'
import { clockWords, instantOf } from '../writing/entered-time.ts'
import { choices, count, type Kind, moment, optionalMoment, optionalWords } from '../writing/kinds.ts'
import type { Entered, FormState } from '../writing/use-form.ts'
import { LanguagesFieldset } from './languages-fieldset.tsx'
import type { manageText } from './text.ts'

type Words = (typeof manageText)['zh']

/** Something of a session that its manager enters: how it is read, shown, asked for and worded. */
interface SessionEntry<Value, Problem extends string> {
  kind: Kind<Value>
  /** Where it can be malformed. */
  problem?: Problem
  control(form: PlanForm, around: Around): ReactNode
  words(value: Value, text: Words, language: Language): string
  /** It may be left out, and seldom is said: behind a line that opens. */
  folded?: true
  /** What a change of it means for those who reserved, if there are any. */
  touches?: keyof Words
}

type PlanForm = Pick<FormState<Entered, SessionProblem>, 'fields' | 'bind' | 'set'>

interface Around {
  site: RoomsAndOpeningsFragment
  /** Null while no activity is chosen. */
  durationMinutes: number | null
  text: Words
  names: (typeof sessionWords)['zh']
  language: Language
}

export type SessionProblem = 'start' | 'capacity' | 'helpersWanted' | 'opens' | 'closes'

const HELPERS_MAX = 10
const MINUTE_MS = 60_000
const number = { type: 'text', inputMode: 'numeric', autoComplete: 'off' } as const

/** What publishing and changing a session share, in the order of the form. The hints say what the site allows, the server decides. */
export const sessionEntries = {
  startsAt: entry({
    kind: moment('day', 'time'),
    problem: 'start',
    control: ({ fields, bind }, { site, durationMinutes, text }) => (
      <>
        <TextField
          type="date"
          label={text.day}
          hint={fields['day'] ? openingWords(site, fields['day'], text) : undefined}
          {...bind('day', 'start')}
        />
        <TextField
          type="time"
          label={text.startInShanghai}
          hint={endWords(fields, durationMinutes, text)}
          {...bind('time')}
        />
      </>
    ),
    words: (instant, _text, language) => `${fullDateWords(instant, language)} ${timeWords(instant)}`,
    touches: 'touchesTime',
  }),
  room: entry({
    kind: optionalWords('room'),
    control: ({ bind }, { site, text, names, language }) => (
      <Select label={names.room} {...bind('room')}>
        <option value="">{text.wholeSite}</option>
        {site.rooms.map(({ name }) => (
          <option key={name} value={name} lang={langOf(name, language)}>
            {name}
          </option>
        ))}
      </Select>
    ),
    words: (room, text) => room || text.wholeSite,
    touches: 'touchesRoom',
  }),
  capacity: entry({
    kind: count('capacity'),
    problem: 'capacity',
    control: ({ fields, bind }, { site, text, names }) => {
      const room = site.rooms.find(({ name }) => name === fields['room'])
      return (
        <TextField
          {...number}
          label={names.capacity}
          hint={text.capacityAtMost(room?.capacity ?? site.capacity)}
          {...bind('capacity', 'capacity')}
        />
      )
    },
    words: (value) => String(value),
    touches: 'touchesCapacity',
  }),
  helpersWanted: entry({
    kind: count('helpersWanted', { least: 0, most: HELPERS_MAX, first: '0' }),
    problem: 'helpersWanted',
    control: ({ bind }, { text, names }) => (
      <TextField
        {...number}
        label={names.helpersWanted}
        hint={text.helpersWantedHint}
        {...bind('helpersWanted', 'helpersWanted')}
      />
    ),
    words: (value) => String(value),
  }),
  languages: entry({
    kind: choices<SpokenLanguage>('languages'),
    control: ({ fields, set }, { text, names }) => (
      <LanguagesFieldset
        legend={names.languages}
        hint={text.languagesHint}
        value={fields['languages'] ?? ''}
        onChange={(languages) => set({ languages })}
      />
    ),
    words: (value, text, language) => spokenIn(value, language) || text.asActivity,
  }),
  opensAt: bookingTime('opens', 'opensAtOnce'),
  closesAt: bookingTime('closes', 'closesWithStart'),
}

function bookingTime<Name extends 'opens' | 'closes'>(
  name: Name,
  none: 'opensAtOnce' | 'closesWithStart',
): SessionEntry<string | null, Name> {
  const [day, time] = [`${name}Day`, `${name}Time`] as const
  return {
    kind: optionalMoment(day, time),
    problem: name,
    folded: true,
    control: ({ bind }, { text }) => (
      <>
        <TextField type="date" label={text[day]} {...bind(day, name)} />
        <TextField type="time" label={text[time]} {...bind(time)} />
      </>
    ),
    words: (instant, text, language) =>
      instant ? `${fullDateWords(instant, language)} ${timeWords(instant)}` : text[none],
  }
}

function entry<Value, Problem extends SessionProblem>(one: SessionEntry<Value, Problem>) {
  return one
}

function openingWords(site: RoomsAndOpeningsFragment, day: string, text: Words): string {
  const weekday = weekdayOf(day)
  const hours = site.openings
    .filter((opening) => opening.weekday === weekday)
    .map(({ opensMinute, closesMinute }) => `${clockWords(opensMinute)}–${clockWords(closesMinute)}`)
  return hours.length > 0 ? text.openings(hours.join(' ')) : text.closedDay
}

function endWords({ day = '', time = '' }: Entered, durationMinutes: number | null, text: Words) {
  const startsAt = instantOf({ day, time })
  if (!startsAt || !durationMinutes) return undefined
  return text.endsAt(timeWords(new Date(new Date(startsAt).getTime() + durationMinutes * MINUTE_MS)))
}
