import { useMemo } from 'react'
import { useSearch } from 'wouter'
import { type RoutesToScheduleQuery, ScheduleDepartureDocument } from '../api/gen/documents.ts'
import { addDays, dayOf, timeWords } from '../format/day.ts'
import { distanceWords } from '../format/distance.ts'
import { durationWords } from '../format/duration.ts'
import { grouped } from '../format/grouped.ts'
import { useNow } from '../format/use-now.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Select } from '../ui/field.tsx'
import { instantOf } from '../writing/entered-time.ts'
import { Form } from '../writing/form.tsx'
import { formText } from '../writing/form-text.ts'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { previewInputOf, type ScheduleFields, scheduleInputOf } from './departure-draft.ts'
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
  const { kept } = useText(formText)
  const form = useForm({
    draft: 'departure',
    initial: useFirstFields(),
    read: scheduleInputOf,
    problemWords: text.problems,
    writing: useWrite(ScheduleDepartureDocument),
    onDone: ({ departure }) => onScheduled(departure),
  })
  const { fields, set } = form
  const route = routes.find(({ id }) => id === fields['routeId'])

  return (
    <div className="operate-plan">
      <Form
        form={form}
        offersStarts
        buttons={
          <>
            <WriteButton
              type="submit"
              state={form.state}
              words={text.scheduleThis}
              sending={text.scheduling}
            />
            <p className="soft">{kept}</p>
          </>
        }
      >
        <RouteSelect
          {...{ routes, route }}
          error={form.errorOf('routeId')}
          onChoose={(routeId) => set({ routeId })}
        />
        <PlanFieldset form={form} endsAt={endOf(fields, route)} />
        <LanguagesFieldset value={fields['languages'] ?? ''} onChange={(languages) => set({ languages })} />
      </Form>
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
  const themes = grouped(routes, ({ theme }) => theme)
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
            <option key={one.id} value={one.id} lang={langOf(nameOf(one, language), language)}>
              {nameOf(one, language)}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  )
}

function endOf(fields: ScheduleFields, route: ListedRoute | undefined): string | null {
  const startsAt = instantOf({ day: fields['day'] ?? '', time: fields['time'] ?? '' })
  if (!startsAt || !route) return null
  return timeWords(new Date(new Date(startsAt).getTime() + route.durationMinutes * MINUTE_MS))
}
