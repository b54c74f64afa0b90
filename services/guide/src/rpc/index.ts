import type { ConnectRouter } from '@connectrpc/connect'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { bind } from '@xingzhi/runtime/bind'
import type { Context } from '../context.ts'
import { assignGuide } from './assign-guide.ts'
import { claimShift } from './claim-shift.ts'
import { confirmService } from './confirm-service.ts'
import { confirmServices } from './confirm-services.ts'
import { enrolInTraining } from './enrol-in-training.ts'
import { getCertificate } from './get-certificate.ts'
import { getGuide } from './get-guide.ts'
import { getGuides } from './get-guides.ts'
import { getServiceSummary } from './get-service-summary.ts'
import { getShifts } from './get-shifts.ts'
import { getTrainings } from './get-trainings.ts'
import { issueCertificate } from './issue-certificate.ts'
import { keepClaim } from './keep-claim.ts'
import { leaveTraining } from './leave-training.ts'
import { listAuditEntries } from './list-audit-entries.ts'
import { listCandidates } from './list-candidates.ts'
import { listClaims } from './list-claims.ts'
import { listDoubtfulClaims } from './list-doubtful-claims.ts'
import { listEnrolments } from './list-enrolments.ts'
import { listGuides } from './list-guides.ts'
import { listMyShifts } from './list-my-shifts.ts'
import { listOpenShifts } from './list-open-shifts.ts'
import { listQualifications } from './list-qualifications.ts'
import { listServiceRecords } from './list-service-records.ts'
import { listShowcase } from './list-showcase.ts'
import { listTrainings } from './list-trainings.ts'
import { markAbsent } from './mark-absent.ts'
import { putQualification } from './put-qualification.ts'
import { putTraining } from './put-training.ts'
import { recordAttendance } from './record-attendance.ts'
import { recordService } from './record-service.ts'
import { registerGuide } from './register-guide.ts'
import { releaseShift } from './release-shift.ts'
import { replaceClaim } from './replace-claim.ts'
import { setGuideStatus } from './set-guide-status.ts'
import { signIn } from './sign-in.ts'
import { voidService } from './void-service.ts'

export function guideRoutes(context: Context): (router: ConnectRouter) => void {
  const handlers = {
    registerGuide,
    getGuide,
    getGuides,
    listGuides,
    setGuideStatus,
    listQualifications,
    putQualification,
    listTrainings,
    getTrainings,
    putTraining,
    enrolInTraining,
    leaveTraining,
    listEnrolments,
    recordAttendance,
    getShifts,
    listOpenShifts,
    listMyShifts,
    listClaims,
    listDoubtfulClaims,
    listCandidates,
    claimShift,
    releaseShift,
    replaceClaim,
    assignGuide,
    keepClaim,
    signIn,
    markAbsent,
    recordService,
    confirmService,
    confirmServices,
    voidService,
    listServiceRecords,
    getServiceSummary,
    issueCertificate,
    getCertificate,
    listShowcase,
    listAuditEntries,
  }
  return (router) => {
    router.service(GuideService, bind(context, handlers))
  }
}
