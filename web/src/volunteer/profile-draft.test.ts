import { expect, test } from 'vitest'
import { toggled } from '../writing/chosen.ts'
import { emptyProfileFields, profileFieldsOf, profileInputOf } from './profile-draft.ts'
import type { GuideProfile } from './use-my-guide.ts'

test('parts of a day that touch become one time', () => {
  const read = profileInputOf({ ...emptyProfileFields, times: '6-afternoon 6-morning 7-evening 7-morning' })
  if ('problems' in read) throw new Error(read.problems.join())
  expect(read.input.availability).toEqual([
    { weekday: 6, fromMinute: 480, untilMinute: 1080 },
    { weekday: 7, fromMinute: 480, untilMinute: 720 },
    { weekday: 7, fromMinute: 1080, untilMinute: 1260 },
  ])
})

test('what was sent comes back into the form as it was', () => {
  const fields = {
    ...{
      themes: 'RED ARTS',
      languages: 'ZH EN',
      streetTownCodes: '310112101 310112102',
      times: '1-evening 6-morning',
    },
    ...{ inShowcase: 'yes', showcaseName: '陈老师', showcaseWords: '' },
  }
  const read = profileInputOf(fields)
  if ('problems' in read) throw new Error(read.problems.join())
  const { streetTownCodes, ...input } = read.input
  const guide = {
    ...input,
    streetTowns: streetTownCodes.map((code) => ({ code, name: code, nameEn: code })),
  } as unknown as GuideProfile
  expect(profileFieldsOf(guide)).toEqual({ ...fields, times: '1-evening 6-morning' })
})

test('a language is needed, and a name for the showcase once it is chosen', () => {
  expect(profileInputOf({ ...emptyProfileFields, languages: '' })).toEqual({ problems: ['languages'] })
  expect(profileInputOf({ ...emptyProfileFields, inShowcase: 'yes', showcaseName: ' ' })).toEqual({
    problems: ['showcaseName'],
  })
  expect(profileInputOf(emptyProfileFields)).toMatchObject({ input: { themes: [], showcaseName: null } })
})

test('a choice is taken and given back', () => {
  expect(toggled('', 'RED')).toBe('RED')
  expect(toggled('RED ARTS', 'RED')).toBe('ARTS')
})
