// What the merchant is asked, one hook for each service. Requests have one form, whichever version of the
// Onboarding Server calls: null becomes undefined, two spellings of a word become one, and dates are
// `yyyy-MM-dd`.

/** A documented word, or one of a newer version. */
type Open<Word extends string> = Word | (string & {});

/** What a hook gets besides the request. */
export interface HookOptions {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Milliseconds after which the Onboarding Server is answered without the hook. */
  readonly withinMs: number;
}

/** A hook. If it throws or rejects, the Onboarding Server gets a failure without the message. */
export type Hook<Request, Answer> = (request: Request, options: HookOptions) => Answer | Promise<Answer>;

export interface OfProcess {
  readonly processId: string;
  /** Since 2.1. */
  readonly processType?: string | undefined;
}

export interface OfUser extends OfProcess {
  /** The id that `lookupUser` returned. */
  readonly userId: string;
}

export interface OfVerification extends OfUser {
  readonly identityVerificationId: string;
}

/** Asked by /user/lookup. */
export interface LookupRequest extends OfProcess {
  /** What the customer typed into the app. The app decides which fields there are. */
  readonly identification: Readonly<Record<string, unknown>>;
}

/** The customer that the merchant found. */
export interface FoundUser {
  readonly userId: string;
  /** True by default. */
  readonly consentRequired?: boolean | undefined;
}

/** Asked by /otp/send. */
export interface OtpRequest extends OfUser {
  /** ISO 639-1 code. */
  readonly language?: string | undefined;
  /** Send it to the customer and do not keep it. */
  readonly otpCode: string;
  readonly otpType: Open<'ACTIVATION' | 'USER_VERIFICATION'>;
  readonly resend: boolean;
}

/** Asked by /consent/text. */
export interface ConsentTextRequest extends OfUser {
  readonly consentType: Open<'GDPR'>;
  /** ISO 639-1 code. */
  readonly language?: string | undefined;
}

/** A consent text of at most 512 KB, as JSON in UTF-8. */
export interface ConsentText {
  readonly html: string;
  /** Stored with the evidence. By default the beginning of the text's hash. */
  readonly version?: string | undefined;
  /** BCP 47 tag of the text's language. By default the language that was asked for. */
  readonly language?: string | undefined;
}

/** Asked by /consent/storage. */
export interface ConsentRequest extends OfUser {
  readonly consentType: Open<'GDPR'>;
  readonly approved: boolean;
}

/** Data read from a document. Dates are `yyyy-MM-dd`. */
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
  /** A JPEG as base64. */
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
  /** The document provider's complete answer, unchanged. */
  readonly rawData?: unknown;
}

/** Asked by /client/evaluate. */
export interface EvaluateRequest extends OfVerification {
  /** Names what is asked: another status, score, photo or document of a verification is another question. */
  readonly question: string;
  readonly verificationId?: string | undefined;
  /** Configured name of the document provider. */
  readonly provider?: string | undefined;
  /** `FAILURE`: a document has failed, and the Onboarding Server asks all the same. */
  readonly status?: Open<'SUCCESS' | 'FAILURE'> | undefined;
  /** 0 to 10. Only the profile `seed` has it; 2.2 has a score for each document. */
  readonly score?: number | undefined;
  /** Since 2.2. */
  readonly person?: Pick<DocumentData, 'givenNames' | 'surname' | 'dateOfBirth'> | undefined;
  readonly documents: readonly ScannedDocument[];
  /** JSON texts of 1.9, in its document provider's format. */
  readonly extractedData: readonly string[];
  /** Whether this is asked once more because the answer was lost. Images and raw data are gone then. */
  readonly again: boolean;
}

/** Asked by /client/approve, since 2.1. */
export interface ApproveRequest extends OfVerification {
  /** Names what is asked: another status, score, photo or document of a verification is another question. */
  readonly question: string;
  /** Configured name of the biometry provider. */
  readonly provider?: string | undefined;
  /** `FAILURE`: the presence check has failed, and the Onboarding Server asks all the same. */
  readonly status: Open<'SUCCESS' | 'FAILURE'>;
  /** 0 to 10. */
  readonly score?: number | undefined;
  /** A photo from the presence check, as base64. */
  readonly frame?: string | undefined;
  /** Whether this is asked once more because the answer was lost. The photo is gone then. */
  readonly again: boolean;
}

/**
 * What happens to a client. After WAIT, the decision is given later with `decide()` of what `wultra()`
 * returns.
 */
export type DecisionWord = 'OK' | 'NOK' | 'WAIT';

/** A decision. A NOK may have a reason. */
export type Decision = DecisionWord | { readonly result: DecisionWord; readonly reason?: string | undefined };

export interface Device {
  readonly locale?: string | undefined;
  readonly ipAddress?: string | undefined;
  readonly httpUserAgent?: string | undefined;
  /** What the app collected for fraud detection. */
  readonly fdsData: Readonly<Record<string, unknown>>;
}

/** How one of the Onboarding Server's own checks ended. */
export interface CheckEvent {
  readonly status?: Open<'ACCEPTED' | 'REJECTED' | 'FAILED'> | undefined;
  readonly rejectReason?: string | undefined;
  readonly errorDetail?: string | undefined;
  readonly provider?: string | undefined;
  /** 0 to 10. */
  readonly score?: number | undefined;
}

/** Told by /process/event. It may be lost, it may come twice, and it is not repeated after a failure. */
export interface ProcessEvent extends OfProcess {
  /** The same for a repeated event, in versions that have ids. */
  readonly id?: string | undefined;
  /** ISO 8601, in versions that have it. */
  readonly timestamp?: string | undefined;
  /** Versions before 2.2 call it `FINISHED`; here it is `PROCESS_FINISHED`. */
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
  /** Finds the customer by what they typed. Return null if there is none; the app never learns that. */
  readonly lookupUser: Hook<LookupRequest, FoundUser | null | undefined>;
  /** Sends a one-time code. Return true if it was sent. */
  readonly sendOtp: Hook<OtpRequest, boolean>;
  /**
   * Returns the text to agree to, or null if there is none of this type. By default the text of the kit's
   * `requireConsent`, if it has this type.
   */
  readonly consentText?: Hook<ConsentTextRequest, ConsentText | null | undefined> | undefined;
  /** Stores a customer's decision. By default the kit's own store does. */
  readonly storeConsent?: Hook<ConsentRequest, void> | undefined;
  /** Decides by the documents. */
  readonly evaluateClient: Hook<EvaluateRequest, Decision>;
  /** Decides by the presence check. */
  readonly approveClient: Hook<ApproveRequest, Decision>;
  /** Called when the Onboarding Server has finished something. */
  readonly onProcessEvent?: Hook<ProcessEvent, void> | undefined;
}
