/** How a recommender learns. */
export interface RecommenderSettings {
  factors?: number;
  iterations?: number;
  confidence?: number;
  regularisation?: number;
  ratingRegularisation?: number;
  scale?: [number, number];
  halfLife?: number;
  seed?: number;
  limits?: { users?: number; items?: number; pairs?: number };
}

/** How much is known. */
export interface LearnedStatus {
  users: number;
  items: number;
  pairs: number;
  ratings: number;
  full: boolean;
}

/** What is to be forgotten. */
export interface ForgetWhat {
  user?: string;
  item?: string;
}

/** What is to be recommended. */
export interface RecommendWish {
  top?: number;
  because?: number;
  seen?: boolean;
  only?: string[];
  except?: string[];
}

/** A reason. */
export interface ItemReason {
  item: string;
  share: number;
}

/** A recommendation. */
export interface FoundItem {
  item: string;
  score: number;
  rating?: number;
  source: 'interest' | 'popular';
  because: ItemReason[];
}

/** An item that is like another. */
export interface LikeItem {
  item: string;
  similarity: number;
}

/** How a bandit chooses. */
export interface BanditSettings {
  options?: string[];
  features?: string[];
  method?: 'ucb' | 'thompson';
  exploration?: number;
  regularisation?: number;
  decay?: number;
  waiting?: number;
  seed?: number;
}

/** A choice. */
export interface ChosenOption {
  id: number;
  option: string;
  why: {
    option: string;
    expected: number;
    uncertainty: number;
    score: number;
    rewards: number;
  }[];
}
