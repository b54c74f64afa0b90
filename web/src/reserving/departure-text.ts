import { defineText, joinTexts } from '../i18n/text.ts'
import { reservingText } from './text.ts'

export const departureStateText = defineText(
  {
    guidesConfirmed: (count: number) => `${count} 位导学员已确认`,
    guidesMissing: (count: number) => `还差 ${count} 位`,
    guidesNone: (wanted: number) => `等导学员确认（需要 ${wanted} 位）`,
    guidesShort: (count: number) => `${count} 位导学员`,
    waiting: '等导学员确认后开放',
    started: '已出发',
    others: '别的导览班次',
    seeOthers: '看别的',
  },
  {
    guidesConfirmed: (count: number) => (count === 1 ? '1 guide confirmed' : `${count} guides confirmed`),
    guidesMissing: (count: number) => `${count} still wanted`,
    guidesNone: (wanted: number) =>
      `Waiting for ${wanted === 1 ? 'a guide' : `guides (${wanted} wanted)`} to confirm`,
    guidesShort: (count: number) => (count === 1 ? '1 guide' : `${count} guides`),
    waiting: 'Opens when a guide confirms',
    started: 'Has set off',
    others: 'Other guided walks',
    seeOthers: 'See others',
  },
)

/** What a departure says where a session says other words. */
export const departureCardText = joinTexts(reservingText, departureStateText)
