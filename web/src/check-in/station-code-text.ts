import { defineText } from '../i18n/text.ts'

export const stationCodeText = defineText(
  {
    code: '打卡码',
    codeWhat: '请大家在自己的手机上输入这六位数字。',
    codeLeft: (seconds: number) => `${seconds} 秒后换新码`,
    codeFailed: '打卡码没有取到。',
  },
  {
    code: 'Check-in code',
    codeWhat: 'Ask everybody to enter these six digits on their own phone.',
    codeLeft: (seconds: number) => `A new code in ${seconds} s`,
    codeFailed: 'The check-in code could not be had.',
  },
)
