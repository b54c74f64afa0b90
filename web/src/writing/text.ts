import { defineText } from '../i18n/text.ts'

export const writingText = defineText(
  {
    unanswered: '没有收到回音。再按一次即可，不会重复。',
  },
  {
    unanswered: 'No answer came. Press again; it will not be done twice.',
  },
)
