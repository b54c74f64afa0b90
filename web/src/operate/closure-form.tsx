import { type FormEvent, useState } from 'react'
import { AddClosureDocument, RoutesToScheduleDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useQuery } from '../api/use-query.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import { useText } from '../i18n/text.ts'
import { useFormDraft } from '../manage/form-draft.ts'
import { useFocusProblem } from '../manage/use-focus-problem.ts'
import { useWrite } from '../manage/use-write.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button, Chip } from '../ui/button.tsx'
import { Select, TextArea, TextField } from '../ui/field.tsx'
import {
  type ClosureFields,
  type ClosureProblem,
  closureInputOf,
  emptyClosureFields,
} from './closure-draft.ts'
import { operateText } from './text.ts'

const REASON_LENGTH_MAX = 300
const REASON_EN_LENGTH_MAX = 600

interface Named {
  id: string
  name: string
  nameEn: string | null
}

/** Closes a station or a route for a time, with a reason that everybody reads. */
export function ClosureForm({ onClosed }: { onClosed(words: string): void }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const { fields, set, clear } = useFormDraft('closure', emptyClosureFields)
  const [problems, setProblems] = useState<readonly ClosureProblem[]>([])
  const [, send] = useMutation(AddClosureDocument)
  const { state, write } = useWrite()
  const form = useFocusProblem(problems)
  const errorOf = (problem: ClosureProblem) =>
    problems.includes(problem) ? text.closureProblems[problem] : undefined

  async function close(event: FormEvent) {
    event.preventDefault()
    const read = closureInputOf(fields)
    setProblems('problems' in read ? read.problems : [])
    if ('problems' in read) return
    const success = await write(JSON.stringify(read.input), (idempotencyKey) =>
      send({ input: { ...read.input, idempotencyKey } }).then(({ data }) => data?.addClosure),
    )
    if (!success) return
    clear()
    const subject = success.closure.station ?? success.closure.route
    onClosed(text.wasClosed(subject ? nameOf(subject, language) : ''))
  }

  return (
    <section className="manage-section" aria-labelledby="add-closure">
      <h2 id="add-closure">{text.addClosure}</h2>
      <form ref={form} className="manage-form" noValidate onSubmit={(event) => void close(event)}>
        <SubjectFieldset {...{ fields, set }} error={errorOf('subject')} />
        <TimesFieldset {...{ fields, set, errorOf }} />
        <TextArea
          label={text.reason}
          hint={text.closureReasonHint}
          error={errorOf('reason')}
          rows={2}
          maxLength={REASON_LENGTH_MAX}
          value={fields.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <TextField
          label={text.reasonEn}
          hint={text.optional}
          maxLength={REASON_EN_LENGTH_MAX}
          value={fields.reasonEn}
          onChange={(event) => set({ reasonEn: event.target.value })}
        />
        <WriteNote state={state} />
        <Button type="submit" kind="danger" busy={state.phase === 'sending'}>
          {state.phase === 'sending' ? text.closing : text.close}
        </Button>
      </form>
    </section>
  )
}

interface PartProps {
  fields: ClosureFields
  set(changed: Partial<ClosureFields>): void
}

function SubjectFieldset({ fields, set, error }: PartProps & { error: string | undefined }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const [{ data }] = useQuery({ query: RoutesToScheduleDocument })
  const routes = data?.routes ?? []
  const stations = new Map(routes.flatMap((route) => route.stations).map((station) => [station.id, station]))
  const isRoute = fields.kind === 'route'
  return (
    <>
      <fieldset className="operate-chips">
        <legend className="field-label">{text.whatToClose}</legend>
        <Chip pressed={!isRoute} onPress={() => set({ kind: 'station' })}>
          {text.station}
        </Chip>
        <Chip pressed={isRoute} onPress={() => set({ kind: 'route' })}>
          {text.isRoute}
        </Chip>
      </fieldset>
      <Select
        label={isRoute ? text.route : text.station}
        error={error}
        value={isRoute ? fields.routeId : fields.stationId}
        onChange={(event) => set({ [isRoute ? 'routeId' : 'stationId']: event.target.value })}
      >
        <option value="">{text.choose}</option>
        {byName<Named>(isRoute ? routes : [...stations.values()], language).map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one, language)}
          </option>
        ))}
      </Select>
    </>
  )
}

function TimesFieldset({
  fields,
  set,
  errorOf,
}: PartProps & { errorOf(problem: ClosureProblem): string | undefined }) {
  const text = useText(operateText)
  const field = (name: keyof ClosureFields & string) => ({
    value: fields[name] ?? '',
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  return (
    <div className="manage-fields operate-times">
      <TextField
        type="date"
        label={text.startsOn}
        hint={text.startHint}
        error={errorOf('from')}
        {...field('fromDay')}
      />
      <TextField type="time" label={text.startsAtTime} {...field('fromTime')} />
      <TextField
        type="date"
        label={text.endsOn}
        hint={text.endHint}
        error={errorOf('until')}
        {...field('untilDay')}
      />
      <TextField type="time" label={text.endsAtTime} {...field('untilTime')} />
    </div>
  )
}

function byName<T extends Named>(named: readonly T[], language: Language): T[] {
  return named.toSorted((one, other) =>
    nameOf(one, language).localeCompare(nameOf(other, language), language === 'zh' ? 'zh-CN' : 'en'),
  )
}
