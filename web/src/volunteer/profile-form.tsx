import { useState } from 'react'
import { RegisterGuideDocument, StreetTownsToChooseDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { themeText } from '../format/theme-words.ts'
import { themes } from '../format/themes.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Arrived } from '../ui/arrived.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { Form } from '../writing/form.tsx'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { AvailabilityGrid } from './availability-grid.tsx'
import { ChoiceFieldset } from './choice-fieldset.tsx'
import { emptyProfileFields, profileFieldsOf, profileInputOf, spokenLanguages } from './profile-draft.ts'
import { ShowcaseFieldset } from './showcase-fieldset.tsx'
import { volunteerText } from './text.ts'
import { useGuideHelps } from './use-guide-helps.ts'
import type { GuideProfile } from './use-my-guide.ts'

/** What suits a guide. What was entered stays through a refusal, a reload or a wrong turn. */
export function ProfileForm({ guide }: { guide: GuideProfile | null }) {
  const text = useText(volunteerText)
  const words = useText(themeText)
  const { language } = useLanguage()
  const [{ data: towns, error: townsError }] = useQuery({ query: StreetTownsToChooseDocument })
  const { form, saved } = useProfileForm(guide)
  const { fields, set } = form

  return (
    <Form
      form={form}
      className="volunteer-form"
      helps={useGuideHelps()}
      buttons={
        <>
          <WriteButton
            type="submit"
            state={form.state}
            words={guide ? text.submitChange : text.submitRegister}
            sending={text.saving}
          />
          {saved && form.state.phase === 'ready' ? <SavedNote saved={saved} /> : null}
        </>
      }
    >
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
        error={form.errorOf('languages')}
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
      <ShowcaseFieldset form={form} />
    </Form>
  )
}

function useProfileForm(guide: GuideProfile | null) {
  const text = useText(volunteerText)
  const [initial] = useState(() => (guide ? profileFieldsOf(guide) : emptyProfileFields))
  const [saved, setSaved] = useState<'registered' | 'changed' | null>(null)
  const isNew = guide === null
  const form = useForm({
    draft: 'guide profile',
    initial,
    read: profileInputOf,
    problemWords: { languages: text.languagesProblem, showcaseName: text.showcaseNameProblem },
    writing: useWrite(RegisterGuideDocument),
    onDone(success, clear) {
      clear(profileFieldsOf(success.guide))
      setSaved(isNew ? 'registered' : 'changed')
    },
  })
  return { form, saved }
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
