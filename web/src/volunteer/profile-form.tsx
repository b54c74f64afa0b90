import { type FormEvent, useState } from 'react'
import { RegisterGuideDocument, StreetTownsToChooseDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useQuery } from '../api/use-query.ts'
import { themeText } from '../format/theme-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../manage/arrived.tsx'
import { useFormDraft } from '../manage/form-draft.ts'
import { useFocusProblem } from '../manage/use-focus-problem.ts'
import { useWrite } from '../manage/use-write.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { themes } from '../walks/themes.ts'
import { AvailabilityGrid } from './availability-grid.tsx'
import { ChoiceFieldset } from './choice-fieldset.tsx'
import {
  emptyProfileFields,
  type ProfileProblem,
  profileFieldsOf,
  profileInputOf,
  spokenLanguages,
} from './profile-draft.ts'
import { RefusalNote } from './refusal-note.tsx'
import { ShowcaseFieldset } from './showcase-fieldset.tsx'
import { volunteerText } from './text.ts'
import type { GuideProfile } from './use-my-guide.ts'

/** What suits a guide. What was entered stays through a refusal, a reload or a wrong turn. */
export function ProfileForm({ guide }: { guide: GuideProfile | null }) {
  const text = useText(volunteerText)
  const words = useText(themeText)
  const { language } = useLanguage()
  const [{ data: towns, error: townsError }] = useQuery({ query: StreetTownsToChooseDocument })
  const { form, fields, set, problems, state, saved, save } = useProfileForm(guide)
  const isSending = state.phase === 'sending'

  return (
    <form ref={form} className="volunteer-form" noValidate onSubmit={(event) => void save(event)}>
      <ChoiceFieldset
        label={text.themesLabel}
        hint={text.themesHint}
        chosen={fields.themes}
        onChange={(chosen) => set({ themes: chosen })}
        choices={themes.map((name) => ({
          name,
          words: (
            <>
              <ThemeMark theme={name} />
              {words.themes[name]}
            </>
          ),
        }))}
      />
      <ChoiceFieldset
        label={text.languagesLabel}
        hint={text.languagesHint}
        error={problems.includes('languages') ? text.languagesProblem : undefined}
        chosen={fields.languages}
        onChange={(chosen) => set({ languages: chosen })}
        choices={spokenLanguages.map((name) => ({ name, words: words.languages[name] }))}
      />
      <AvailabilityGrid times={fields.times} onChange={(times) => set({ times })} />
      <ChoiceFieldset
        label={text.townsLabel}
        hint={townsError && !towns ? text.townsFailed : text.townsHint}
        chosen={fields.streetTownCodes}
        onChange={(chosen) => set({ streetTownCodes: chosen })}
        choices={(towns?.streetTowns ?? []).map((town) => ({
          name: town.code,
          words: nameOf(town, language),
        }))}
      />
      <ShowcaseFieldset fields={fields} onChange={set} isNameMissing={problems.includes('showcaseName')} />
      <RefusalNote state={state} />
      <Button type="submit" busy={isSending}>
        {isSending ? text.saving : guide ? text.submitChange : text.submitRegister}
      </Button>
      {saved && state.phase === 'ready' ? <SavedNote saved={saved} /> : null}
    </form>
  )
}

function useProfileForm(guide: GuideProfile | null) {
  const [initial] = useState(() => (guide ? profileFieldsOf(guide) : emptyProfileFields))
  const { fields, set, clear } = useFormDraft('guide profile', initial)
  const [problems, setProblems] = useState<readonly ProfileProblem[]>([])
  const [saved, setSaved] = useState<'registered' | 'changed' | null>(null)
  const [, send] = useMutation(RegisterGuideDocument)
  const { state, write } = useWrite()
  const form = useFocusProblem(problems)

  async function save(event: FormEvent) {
    event.preventDefault()
    const read = profileInputOf(fields)
    setProblems('problems' in read ? read.problems : [])
    if ('problems' in read) return
    const isNew = guide === null
    const success = await write(JSON.stringify(read.input), (idempotencyKey) =>
      send({ input: { ...read.input, idempotencyKey } }).then(({ data }) => data?.registerGuide),
    )
    if (!success) return
    clear(profileFieldsOf(success.guide))
    setSaved(isNew ? 'registered' : 'changed')
  }

  return { form, fields, set, problems, state, saved, save }
}

function SavedNote({ saved }: { saved: 'registered' | 'changed' }) {
  const text = useText(volunteerText)
  const isNew = saved === 'registered'
  return (
    <Arrived>
      <Note>
        <p>
          <strong>{isNew ? text.registeredTitle : text.savedTitle}</strong>
        </p>
        <p>{isNew ? text.registeredWhat : text.savedWhat}</p>
        <ButtonLink kind="secondary" href={isNew ? paths.volunteerTrainings : paths.volunteer}>
          {isNew ? text.seeTrainings : text.toBoard}
        </ButtonLink>
      </Note>
    </Arrived>
  )
}
