import { expect, it } from 'vitest'
import { emptyTrainingFields, trainingFieldsOf, trainingInputOf } from './training-draft.ts'

const whole = {
  ...emptyTrainingFields,
  ...{ title: ' 急救入门 ', day: '2026-12-05', place: '社区学院', qualificationIds: 'Q_1 Q_2' },
}

it("sends a training with Shanghai's offset, and comes back as it was entered", () => {
  const read = trainingInputOf(whole)
  expect(read).toEqual({
    input: {
      ...{ title: '急救入门', titleEn: null, place: '社区学院', capacity: 20 },
      ...{ startsAt: '2026-12-05T14:00:00+08:00', endsAt: '2026-12-05T16:00:00+08:00' },
      qualificationIds: ['Q_1', 'Q_2'],
    },
  })
  if ('problems' in read) throw new Error('it was whole')
  const { titleEn = null, ...input } = read.input
  const training = { ...input, titleEn, qualifications: [{ id: 'Q_1' }, { id: 'Q_2' }] }
  expect(trainingFieldsOf(training)).toEqual({ ...whole, title: '急救入门' })
})

it('names everything that is missing at once, and an end before the start', () => {
  expect(trainingInputOf({ ...emptyTrainingFields, capacity: '0' })).toEqual({
    problems: ['title', 'start', 'place', 'capacity'],
  })
  expect(trainingInputOf({ ...whole, end: '13:30' })).toEqual({ problems: ['end'] })
})
