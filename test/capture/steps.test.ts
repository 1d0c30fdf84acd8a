import { advance, beginning, type Happening, type Progress } from '../../src/capture/steps.js';

const picture = Object.assign(new Blob(['picture']), { width: 1280, height: 720 });
const begun: Happening = { kind: 'begun', choice: { way: 'camera', shape: 'card', isAutomatic: true } };
const taken: Happening = { kind: 'taken', picture };
const confirmed: Happening = { kind: 'confirmed', picture };
const document = (facts: { isTwoSided: boolean; pageSide?: 'FRONT' | 'BACK' }): Happening => ({
  kind: 'answered',
  picture,
  answer: {
    kind: 'taken',
    country: 'SVK',
    type: 'IDENTITY_CARD',
    pageSide: facts.pageSide,
    isTwoSided: facts.isTwoSided,
  },
});
const face: Happening = { kind: 'answered', picture, answer: { kind: 'taken' } };
const answered = (answer: Extract<Happening, { kind: 'answered' }>['answer']): Happening => ({
  kind: 'answered',
  picture,
  answer,
});

const missing: Happening = { kind: 'completed', answer: { kind: 'missing' } };

const after = (...happenings: Happening[]): Progress => happenings.reduce(advance, beginning);
const front = [begun, taken, confirmed, document({ isTwoSided: true, pageSide: 'FRONT' })] as const;
const whole = [
  ...front,
  taken,
  confirmed,
  document({ isTwoSided: true, pageSide: 'BACK' }),
  taken,
  confirmed,
  face,
] as const;

describe('the steps of the own camera', () => {
  it('go from what is needed to the front, the back, the face, and the end', () => {
    const path: string[] = [];
    whole.reduce((progress: Progress, happening) => {
      const next = advance(progress, happening);
      path.push(`${next.step.name} ${next.wanted}`);
      return next;
    }, beginning);
    expect(path).toEqual([
      'camera front',
      'review front',
      'send front',
      'camera back',
      'review back',
      'send back',
      'camera face',
      'review face',
      'send face',
      'complete face',
    ]);
    expect(
      after(...whole, { kind: 'completed', answer: { kind: 'completed', customerReturnUrl: '/next' } }).step,
    ).toEqual({
      name: 'over',
      end: { kind: 'finished', returnUrl: '/next' },
    });
  });

  it('leave the back out where there is none', () => {
    expect(after(begun, taken, confirmed, document({ isTwoSided: false, pageSide: 'FRONT' }))).toMatchObject({
      wanted: 'face',
      accepted: ['front'],
    });
  });

  it('keep no picture once the provider has it', () => {
    expect(Object.values(after(...front)).concat(Object.values(after(...front).step))).not.toContain(picture);
  });

  it.for([
    ['front', 'BACK', [begun, taken, confirmed, document({ isTwoSided: true, pageSide: 'BACK' })]],
    ['back', 'FRONT', [...front, taken, confirmed, document({ isTwoSided: true, pageSide: 'FRONT' })]],
  ] as const)('take the %s again when the provider has read the %s', ([wanted, , happenings]) => {
    const refused = after(...happenings);
    expect(refused).toMatchObject({ wanted, step: { name: 'refused', problem: 'WRONG_SIDE', picture } });
    expect(advance(refused, { kind: 'again' })).toMatchObject({ wanted, step: { name: 'camera' } });
  });

  it('take a picture again of which the provider says that it is the wrong side', () => {
    const refused = after(begun, taken, confirmed, answered({ kind: 'retake', problem: 'WRONG_SIDE' }));
    expect(refused).toMatchObject({ wanted: 'front', accepted: [], step: { name: 'refused' } });
  });

  it('take only the picture again that was refused', () => {
    const refused = after(
      ...front,
      taken,
      confirmed,
      answered({ kind: 'retake', problem: 'DOCUMENT_NOT_RECOGNIZED' }),
    );
    expect(refused).toMatchObject({ wanted: 'back', accepted: ['front'], step: { name: 'refused' } });
  });

  it('end where the session is over already', () => {
    expect(after(begun, taken, confirmed, answered({ kind: 'completed' })).step).toEqual({
      name: 'over',
      end: { kind: 'finished', returnUrl: undefined },
    });
  });

  it.for([
    ['at the end', [...whole, missing]],
    ['at the face', [...front, taken, confirmed, answered({ kind: 'missing' })]],
  ] as const)(
    'begin again with the first picture when the provider misses one %s, and say so',
    ([, happenings]) => {
      expect(after(...happenings)).toMatchObject({
        wanted: 'front',
        accepted: [],
        step: { name: 'camera', isMissing: true },
      });
    },
  );

  it('go on to the picture that is missing, where the provider has the others', () => {
    const hasIt = [taken, confirmed, answered({ kind: 'retake', problem: 'WRONG_SIDE' })];
    const back = after(...whole, missing, ...hasIt);
    expect(back).toMatchObject({ wanted: 'back', step: { name: 'camera' } });
    const last = hasIt.reduce(advance, back);
    expect(last).toMatchObject({ wanted: 'face', step: { name: 'camera' } });
    expect([taken, confirmed, face].reduce(advance, last).step).toEqual({ name: 'complete' });
  });

  it('give the session up that misses pictures twice', () => {
    expect(after(...whole, missing, ...whole.slice(1), missing).step).toEqual({
      name: 'over',
      end: { kind: 'lost' },
    });
  });

  it('stay with the way that was chosen', () => {
    const stuck = after(begun, { kind: 'no-camera', failure: 'CAMERA_DENIED' });
    expect(stuck.step).toEqual({ name: 'no-camera', failure: 'CAMERA_DENIED' });
    const files = advance(stuck, { kind: 'chosen', way: 'files' });
    expect(files.step).toEqual({ name: 'files' });
    expect(
      [taken, confirmed, document({ isTwoSided: true, pageSide: 'FRONT' })].reduce(advance, files),
    ).toMatchObject({ wanted: 'back', step: { name: 'files' } });
  });

  it('remember whether pictures take themselves, which may be changed at each', () => {
    expect(after(begun, { kind: 'taken', picture, isAutomatic: false })).toMatchObject({
      isAutomatic: false,
    });
    expect(after(begun, taken)).toMatchObject({ isAutomatic: true });
  });

  it('remember the camera that was chosen for documents or faces, until one cannot be had', () => {
    const chosen = after(begun, { kind: 'taken', picture, camera: 'rear-2' });
    expect(chosen.cameras).toEqual({ document: 'rear-2' });
    expect(advance(advance(chosen, { kind: 'again' }), taken).cameras).toEqual({ document: 'rear-2' });
    expect(advance(chosen, { kind: 'no-camera', failure: 'CAMERA_IN_USE' }).cameras).toEqual({});
  });

  it('leave for the page of the provider', () => {
    expect(
      after(begun, { kind: 'no-camera', failure: 'CAMERA_NOT_FOUND' }, { kind: 'chosen', way: 'hosted' })
        .step,
    ).toEqual({ name: 'over', end: { kind: 'hosted' } });
  });
});
