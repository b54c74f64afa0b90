import { expect, it } from 'vitest'
import { holidayInputOf, linesOf } from './holiday-draft.ts'

const whole = {
  year: '2027',
  source: '国办发明电〔2026〕7 号',
  off: '2026-12-31~1-2 元旦\n 10-01 至 10-03 国庆节 ',
  worked: '10-9 国庆节',
}

it('reads days and spans with their names, also of the December before', () => {
  const read = holidayInputOf(whole)
  const days = 'input' in read ? read.input.days.map(({ date, kind, name }) => [date, kind, name]) : []
  expect(days).toEqual([
    ['2026-12-31', 'HOLIDAY', '元旦'],
    ['2027-01-01', 'HOLIDAY', '元旦'],
    ['2027-01-02', 'HOLIDAY', '元旦'],
    ['2027-10-01', 'HOLIDAY', '国庆节'],
    ['2027-10-02', 'HOLIDAY', '国庆节'],
    ['2027-10-03', 'HOLIDAY', '国庆节'],
    ['2027-10-09', 'MAKE_UP_WORKDAY', '国庆节'],
  ])
})

it('names everything that is missing or can’t be read', () => {
  const empty = { year: '', source: ' ', off: '', worked: '' }
  expect(holidayInputOf(empty)).toEqual({ problems: ['year', 'source', 'off'] })
  for (const off of [
    '10-01',
    '国庆节',
    '2-31 春节',
    '10-07~10-01 国庆节',
    '1-1~12-31 元旦',
    '10-01 国庆节\n?',
  ])
    expect(holidayInputOf({ ...whole, off })).toEqual({ problems: ['off'] })
  expect(holidayInputOf({ ...whole, worked: '明天' })).toEqual({ problems: ['worked'] })
})

it('writes what was entered as lines that read the same', () => {
  const read = holidayInputOf(whole)
  if (!('input' in read)) throw new Error('was read before')
  const { days } = read.input
  const again = { ...whole, off: linesOf(days, 'HOLIDAY'), worked: linesOf(days, 'MAKE_UP_WORKDAY') }
  expect(holidayInputOf(again)).toEqual(read)
})
