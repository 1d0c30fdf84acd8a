// What the merchant is asked, one hook a service. Requests come in one form, whichever version of the
// Onboarding Server calls: what it sent as null is undefined, either spelling of a word is one, dates are
// `yyyy-MM-dd`.

/** A word that is documented, or one of a newer version. */
type Open<Word extends string> = Word | (string & {});

/** How a hook is called. */
export interface HookOptions {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Milliseconds after which the Onboarding Server is answered without the hook. */
  readonly withinMs: number;
}

/** A hook; a throw or rejection is a failure, which the Onboarding Server is told without its message. */
export type Hook<Request, Answer> = (request: Request, options: HookOptions) => Answer | Promise<Answer>;

export interface OfProcess {
  readonly processId: string;
  /** Since 2.1. */
  readonly processType?: string | undefined;
}

export interface OfUser extends OfProcess {
  /** What `lookupUser` answered. */
  readonly userId: string;
}

export interface OfVerification extends OfUser {
  readonly identityVerificationId: string;
}

/** Asked by /user/lookup. */
export interface LookupRequest extends OfProcess {
  /** What the customer typed into the app; which fields is the app's matter. */
  readonly identification: Readonly<Record<string, unknown>>;
}

/** Whom the merchant found. */
export interface FoundUser {
  readonly userId: string;
  /** True by default. */
  readonly consentRequired?: boolean | undefined;
}

/** Asked by /otp/send. */
export interface OtpRequest extends OfUser {
  /** ISO 639-1. */
  readonly language?: string | undefined;
  /** To be sent and forgotten. */
  readonly otpCode: string;
  readonly otpType: Open<'ACTIVATION' | 'USER_VERIFICATION'>;
  readonly resend: boolean;
}

/** Asked by /consent/text. */
export interface ConsentTextRequest extends OfUser {
  readonly consentType: Open<'GDPR'>;
  /** ISO 639-1. */
  readonly language?: string | undefined;
}

/** A consent text, at most 512 KB. */
export interface ConsentText {
  readonly html: string;
  /** Goes into the evidence; the beginning of the text's hash by default. */
  readonly version?: string | undefined;
  /** BCP 47, of the text; the one that was asked for by default. */
  readonly language?: string | undefined;
}

/** Asked by /consent/storage. */
export interface ConsentRequest extends OfUser {
  readonly consentType: Open<'GDPR'>;
  readonly approved: boolean;
}

/** What was read from a document; dates as `yyyy-MM-dd`. */
export interface DocumentData {
  readonly givenNames?: string | undefined;
  readonly surname?: string | undefined;
  readonly dateOfBirth?: string | undefined;
  readonly placeOfBirth?: string | undefined;
  readonly sex?: string | undefined;
  readonly nationality?: string | undefined;
  readonly personalNumber?: string | undefined;
  readonly documentNumber?: string | undefined;
  readonly dateOfIssue?: string | undefined;
  readonly dateOfExpiry?: string | undefined;
  readonly authority?: string | undefined;
}

export interface DocumentImage {
  readonly type?: Open<'FACE' | 'DOCUMENT_FRONT_SIDE' | 'DOCUMENT_BACK_SIDE'> | undefined;
  /** A JPEG in base64. */
  readonly data: string;
}

export interface ScannedDocument {
  readonly type?: Open<'ID_CARD' | 'PASSPORT' | 'DRIVING_LICENCE'> | undefined;
  /** Since 2.2. */
  readonly country?: string | undefined;
  readonly status?: Open<'SUCCESS' | 'FAILURE'> | undefined;
  /** 0 to 10, since 2.2. */
  readonly score?: number | undefined;
  readonly data: DocumentData;
  readonly images: readonly DocumentImage[];
  /** The document provider's whole answer, as it is. */
  readonly rawData?: unknown;
}

/** Asked by /client/evaluate. */
export interface EvaluateRequest extends OfVerification {
  readonly verificationId?: string | undefined;
  /** Configured name of the document provider. */
  readonly provider?: string | undefined;
  readonly status?: Open<'SUCCESS' | 'FAILURE'> | undefined;
  /** 0 to 10, of the profile `seed` alone; 2.2 has one a document. */
  readonly score?: number | undefined;
  /** Since 2.2. */
  readonly person?: Pick<DocumentData, 'givenNames' | 'surname' | 'dateOfBirth'> | undefined;
  readonly documents: readonly ScannedDocument[];
  /** JSON texts of 1.9, in its document provider's form. */
  readonly extractedData: readonly string[];
  /** Asked once more, because the answer was lost: images and raw data are gone. */
  readonly again: boolean;
}

/** Asked by /client/approve, since 2.1. */
export interface ApproveRequest extends OfVerification {
  /** Configured name of the biometry provider. */
  readonly provider?: string | undefined;
  readonly status: Open<'SUCCESS' | 'FAILURE'>;
  /** 0 to 10. */
  readonly score?: number | undefined;
  /** A photo of the presence check in base64. */
  readonly frame?: string | undefined;
  /** Asked once more, because the answer was lost: the photo is gone. */
  readonly again: boolean;
}

/** What becomes of a client. WAIT: `kit.wultra.decide()` will say. */
export type DecisionWord = 'OK' | 'NOK' | 'WAIT';

/** A decision, with the reason for a NOK if there is one to tell. */
export type Decision = DecisionWord | { readonly result: DecisionWord; readonly reason?: string | undefined };

export interface Device {
  readonly locale?: string | undefined;
  readonly ipAddress?: string | undefined;
  readonly httpUserAgent?: string | undefined;
  /** What the app gathered for fraud detection. */
  readonly fdsData: Readonly<Record<string, unknown>>;
}

/** How a check of the Onboarding Server's own ended. */
export interface CheckEvent {
  readonly status?: Open<'ACCEPTED' | 'REJECTED' | 'FAILED'> | undefined;
  readonly rejectReason?: string | undefined;
  readonly errorDetail?: string | undefined;
  readonly provider?: string | undefined;
  /** 0 to 10. */
  readonly score?: number | undefined;
}

/** Told by /process/event: best effort, perhaps twice, never repeated after a failure. */
export interface ProcessEvent extends OfProcess {
  /** The same for a repetition, where the version has one. */
  readonly id?: string | undefined;
  /** ISO 8601, where the version has one. */
  readonly timestamp?: string | undefined;
  /** `FINISHED` of the versions before 2.2 is `PROCESS_FINISHED` here. */
  readonly type: Open<
    | 'PROCESS_FINISHED'
    | 'DOCUMENT_VERIFICATION_FINISHED'
    | 'FINAL_DOCUMENT_VERIFICATION_FINISHED'
    | 'PRESENCE_CHECK_FINISHED'
  >;
  readonly userId?: string | undefined;
  readonly externalUserId?: string | undefined;
  readonly identityVerificationId?: string | undefined;
  readonly process?:
    | {
        readonly status?: Open<'FINISHED' | 'FAILED'> | undefined;
        readonly errorDetail?: string | undefined;
        readonly device?: Device | undefined;
      }
    | undefined;
  readonly documentVerification?:
    | (CheckEvent & {
        readonly documentVerificationId?: string | undefined;
        readonly documentId?: string | undefined;
        readonly document?: ScannedDocument | undefined;
      })
    | undefined;
  readonly finalDocumentVerification?:
    | (CheckEvent & {
        readonly documentVerificationId?: string | undefined;
        readonly documentIds: readonly string[];
      })
    | undefined;
  readonly presenceCheck?: (CheckEvent & { readonly frame?: string | undefined }) | undefined;
}

/** The merchant's side of the services. */
export interface WultraHooks {
  /** Finds the customer by what they typed; null when there is none, which the app never learns. */
  readonly lookupUser: Hook<LookupRequest, FoundUser | null | undefined>;
  /** Sends a one-time code; true when it was sent. */
  readonly sendOtp: Hook<OtpRequest, boolean>;
  /**
   * The text to agree to; null when there is none of this type. By default that of the kit's
   * `requireConsent`, if it is of this type.
   */
  readonly consentText?: Hook<ConsentTextRequest, ConsentText | null | undefined> | undefined;
  /** Keeps a customer's decision; the kit's own store keeps it by default. */
  readonly storeConsent?: Hook<ConsentRequest, void> | undefined;
  /** Decides by the documents. */
  readonly evaluateClient: Hook<EvaluateRequest, Decision>;
  /** Decides by the presence check. */
  readonly approveClient: Hook<ApproveRequest, Decision>;
  /** Told of what the Onboarding Server has finished. */
  readonly onProcessEvent?: Hook<ProcessEvent, void> | undefined;
}
