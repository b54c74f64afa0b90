import { AddClosureDocument, RoutesToScheduleDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import { useText } from '../i18n/text.ts'
import { Chip } from '../ui/button.tsx'
import { Select, TextArea, TextField } from '../ui/field.tsx'
import { Form } from '../writing/form.tsx'
import { formText } from '../writing/form-text.ts'
import { type FormState, useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
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
  const { reason } = useText(formText)
  const { language } = useLanguage()
  const form = useForm({
    draft: 'closure',
    initial: emptyClosureFields,
    read: closureInputOf,
    problemWords: text.closureProblems,
    writing: useWrite(AddClosureDocument),
    onDone({ closure: { station, route } }) {
      const subject = station ?? route
      onClosed(text.wasClosed(subject ? nameOf(subject, language) : ''))
    },
  })
  return (
    <section className="section" aria-labelledby="add-closure">
      <h2 id="add-closure">{text.addClosure}</h2>
      <Form
        form={form}
        buttons={
          <WriteButton
            type="submit"
            kind="danger"
            state={form.state}
            words={text.close}
            sending={text.closing}
          />
        }
      >
        <SubjectFieldset form={form} />
        <TimesFieldset form={form} />
        <TextArea
          label={reason}
          hint={text.closureReasonHint}
          rows={2}
          maxLength={REASON_LENGTH_MAX}
          {...form.bind('reason', 'reason')}
        />
        <TextField
          label={text.reasonEn}
          hint={text.optional}
          maxLength={REASON_EN_LENGTH_MAX}
          {...form.bind('reasonEn')}
        />
      </Form>
    </section>
  )
}

interface PartProps {
  form: FormState<ClosureFields, ClosureProblem>
}

function SubjectFieldset({ form: { fields, set, bind } }: PartProps) {
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
        {...bind(isRoute ? 'routeId' : 'stationId', 'subject')}
      >
        <option value="">{text.choose}</option>
        {byName<Named>(isRoute ? routes : [...stations.values()], language).map((one) => (
          <option key={one.id} value={one.id} lang={langOf(nameOf(one, language), language)}>
            {nameOf(one, language)}
          </option>
        ))}
      </Select>
    </>
  )
}

function TimesFieldset({ form: { bind } }: PartProps) {
  const text = useText(operateText)
  return (
    <div className="form-fields operate-times">
      <TextField type="date" label={text.startsOn} hint={text.startHint} {...bind('fromDay', 'from')} />
      <TextField type="time" label={text.startsAtTime} {...bind('fromTime')} />
      <TextField type="date" label={text.endsOn} hint={text.endHint} {...bind('untilDay', 'until')} />
      <TextField type="time" label={text.endsAtTime} {...bind('untilTime')} />
    </div>
  )
}

function byName<T extends Named>(named: readonly T[], language: Language): T[] {
  return [...named].sort((one, other) =>
    nameOf(one, language).localeCompare(nameOf(other, language), language === 'zh' ? 'zh-CN' : 'en'),
  )
}
