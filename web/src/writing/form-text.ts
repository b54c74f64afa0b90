import { defineText } from '../i18n/text.ts'

export const formText = defineText(
  {
    suggested: '这些时间可以：',
    kept: '填的内容会留在这个标签页里，直到成功。',
    fromTo: (from: string, to: string) => `${from} → ${to}`,
    confirmChange: '确认更改',
    keep: '先不改',
    reason: '原因',
    changing: '正在更改……',
    unchanged: '没有要改的。',
    unansweredForm: '没有收到回音。填的都还在，请再试一次，不会重复。',
    problemCount: (count: number) => `有 ${count} 处要改，见上面。`,
    changedMeanwhile:
      '您填写的时候，这里的内容被改动了。您没有动过的几项已经换成现在的，提交之前请先看一看。',
    showWhatStands: '看现在的',
    keepEntered: '保留我填的',
    changed: (told: number | null) => {
      if (told === null) return '改好了。约了的人会收到消息。'
      return told === 0 ? '改好了。没有需要通知的人。' : `改好了，已经通知 ${told} 人。`
    },
    changeTitle: '确认更改',
  },
  {
    suggested: 'These starts fit:',
    kept: 'What you enter stays in this tab until it succeeds.',
    fromTo: (from, to) => `${from} → ${to}`,
    confirmChange: 'Make the change',
    keep: 'Leave it as it is',
    reason: 'Reason',
    changing: 'Changing…',
    unchanged: 'There is nothing to change.',
    unansweredForm: 'No answer came. What you entered is still here; try again, it will not be done twice.',
    problemCount: (count) => `${count} fields need another look, see above.`,
    changedMeanwhile:
      'This was changed while you were filling it in. What you had not touched shows how it stands now; look at it before you send yours.',
    showWhatStands: 'Show how it stands now',
    keepEntered: 'Keep what I entered',
    changed: (told) => {
      if (told === null) return 'Changed. Whoever has places gets a message.'
      if (told === 0) return 'Changed. There was nobody to tell.'
      return told === 1 ? 'Changed, and 1 person was told.' : `Changed, and ${told} people were told.`
    },
    changeTitle: 'Confirm the change',
  },
)
