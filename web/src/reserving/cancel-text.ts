import { midSentence } from '../format/mid-sentence.ts'
import { defineText } from '../i18n/text.ts'

export const cancelText = defineText(
  {
    cancel: '取消预约',
    cancelTitle: '要取消这个预约吗？',
    cancelWhat: (count: number) => `取消后，${count} 个位子会让给别人。`,
    keep: '不取消',
    cancelling: '正在取消……',
    cancelUntil: (when: string) => `${when} 前可以取消`,
    cancelAnyTime: '开始前随时可以取消',
    undoOnly: '预约后只有 15 分钟可以取消，之后不能再取消。',
    tooLate: '已过取消时限。如果来不了，请联系站点。',
    tooLateWalk: '已过取消时限。如果来不了，请告诉社区学校。',
    networkFailed: '没有连上，还不知道是否取消了。再按一次即可。',
  },
  {
    cancel: 'Cancel reservation',
    cancelTitle: 'Cancel this reservation?',
    cancelWhat: (count: number) =>
      count === 1
        ? 'Your place then goes to somebody else.'
        : `Your ${count} places then go to somebody else.`,
    keep: 'Keep it',
    cancelling: 'Cancelling…',
    cancelUntil: (when: string) => `Can be cancelled until ${midSentence(when)}`,
    cancelAnyTime: 'Can be cancelled until it starts',
    undoOnly: 'Once reserved, you have 15 minutes to cancel; after that it cannot be cancelled any more.',
    tooLate: 'It is too late to cancel here. If you cannot come, please tell the site.',
    tooLateWalk: 'It is too late to cancel here. If you cannot come, please tell the community school.',
    networkFailed: 'We could not get through, so we do not know whether it was cancelled. Press again.',
  },
)
