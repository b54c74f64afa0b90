import { type FormEvent, useMemo, useState } from 'react'
import { useSearch } from 'wouter'
import { type RoutesToScheduleQuery, ScheduleDepartureDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { addDays, dayOf, timeWords } from '../format/day.ts'
import { distanceWords } from '../format/distance.ts'
import { durationWords } from '../format/duration.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { instantOf } from '../manage/entered-time.ts'
import { useFormDraft } from '../manage/form-draft.ts'
import { manageText } from '../manage/text.ts'
import { useFocusProblem } from '../manage/use-focus-problem.ts'
import { useWrite } from '../manage/use-write.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { type PlanProblem, previewInputOf, type ScheduleFields, scheduleInputOf } from './departure-draft.ts'
import { LanguagesFieldset } from './languages-fieldset.tsx'
import { LoadBoard } from './load-board.tsx'
import { PlanFieldset } from './plan-fieldset.tsx'
import { operateText } from './text.ts'

const MINUTE_MS = 60_000

type ListedRoute = RoutesToScheduleQuery['routes'][number]

/** What is entered stays in the tab until it is scheduled; the picture follows it. */
export function ScheduleForm({
  routes,
  onScheduled,
}: {
  routes: readonly ListedRoute[]
  onScheduled(departure: { id: string; startsAt: string }): void
}) {
  const text = useText(operateText)
  const { kept } = useText(manageText)
  const { fields, set, clear } = useFormDraft('departure', useFirstFields())
  const [problems, setProblems] = useState<readonly PlanProblem[]>([])
  const [, send] = useMutation(ScheduleDepartureDocument)
  const { state, write } = useWrite()
  const form = useFocusProblem(problems)
  const route = routes.find(({ id }) => id === fields.routeId)

  async function schedule(event: FormEvent) {
    event.preventDefault()
    const read = scheduleInputOf(fields)
    setProblems('problems' in read ? read.problems : [])
    if ('problems' in read) return
    const success = await write(JSON.stringify(read.input), (idempotencyKey) =>
      send({ input: { ...read.input, idempotencyKey } }).then(({ data }) => data?.scheduleDeparture),
    )
    if (!success) return
    clear()
    onScheduled(success.departure)
  }

  return (
    <div className="operate-plan">
      <form ref={form} className="manage-form" noValidate onSubmit={(event) => void schedule(event)}>
        <RouteSelect
          {...{ routes, route }}
          error={problems.includes('routeId') ? text.problems.routeId : undefined}
          onChoose={(routeId) => set({ routeId })}
        />
        <PlanFieldset {...{ fields, set, problems }} endsAt={endOf(fields, route)} />
        <LanguagesFieldset value={fields.languages} onChange={(languages) => set({ languages })} />
        <WriteNote state={state} onSuggestedStart={set} />
        <Button type="submit" busy={state.phase === 'sending'}>
          {state.phase === 'sending' ? text.scheduling : text.scheduleThis}
        </Button>
        <p className="manage-soft">{kept}</p>
      </form>
      <LoadBoard
        input={previewInputOf(fields, route?.id ?? '')}
        routeShut={(route?.closures ?? []).filter((closure) => closure.route)}
        onStart={set}
      />
    </div>
  )
}

/** Tomorrow morning, and the route that the address names: enough for a first picture. */
function useFirstFields(): ScheduleFields {
  const routeId = new URLSearchParams(useSearch()).get('route') ?? ''
  const tomorrow = addDays(dayOf(useNow()), 1)
  return useMemo(
    () => ({
      ...{ routeId, day: tomorrow, time: '09:30', guidesWanted: '2', groupSize: '15' },
      ...{ placesLimit: '', languages: 'ZH', meetingPoint: '' },
    }),
    [routeId, tomorrow],
  )
}

function RouteSelect({
  routes,
  route,
  error,
  onChoose,
}: {
  routes: readonly ListedRoute[]
  route: ListedRoute | undefined
  error: string | undefined
  onChoose(routeId: string): void
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const themes = Map.groupBy(routes, ({ theme }) => theme)
  const facts = route
    ? text.routeStations(
        route.stations.length,
        durationWords(route.durationMinutes, language),
        distanceWords(route.distanceMetres, language),
      )
    : undefined
  return (
    <Select
      label={text.route}
      hint={facts}
      error={error}
      value={route?.id ?? ''}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{text.choose}</option>
      {[...themes].map(([theme, ofTheme]) => (
        <optgroup key={theme} label={text.themes[theme]}>
          {ofTheme.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one, language)}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  )
}

function endOf(fields: ScheduleFields, route: ListedRoute | undefined): string | null {
  const startsAt = instantOf(fields)
  if (!startsAt || !route) return null
  return timeWords(new Date(new Date(startsAt).getTime() + route.durationMinutes * MINUTE_MS))
}
