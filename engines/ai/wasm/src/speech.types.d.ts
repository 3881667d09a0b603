/** What was said between two times, in seconds. */
export interface SpeechSegment {
  text: string;
  start: number;
  end: number;
}

/** The text so far of a piece of sound. */
export interface SpeechPart extends SpeechSegment {
  last: boolean;
}

/** When somebody is taken to speak. */
export interface VoiceSettings {
  begins?: number;
  ends?: number;
  pause?: number;
  shortest?: number;
  padding?: number;
}

/** From when to when somebody speaks, in seconds. */
export interface VoiceSpan {
  start: number;
  end: number;
}

/** What 32 milliseconds of sound have told. */
export interface VoiceFrame {
  time: number;
  probability: number;
  speaking: boolean;
  ended?: VoiceSpan;
}
