//! Rounds: all contenders take many short turns, so that a drift of the clock or other work on the machine affects each
//! of them. The result is the median over the rounds.

use std::time::Duration;

use crate::contender::{Contender, Operation};
use crate::inputs::Kind;
use crate::results::Row;

/// The durations and counts of a measurement.
#[derive(Clone, Copy)]
pub struct Plan {
    pub rounds: usize,
    /// The target time of one contender's round.
    pub round: Duration,
    /// The maximum time of all rounds of one contender with long iterations. At least `fewest` rounds run.
    pub most: Duration,
    pub fewest: usize,
    /// Batches whose single call takes longer than this are skipped.
    pub longest: Duration,
    /// The number of messages and tokens.
    pub unique: usize,
}

impl Plan {
    pub const FULL: Self = Self {
        rounds: 40,
        round: Duration::from_millis(3),
        most: Duration::from_secs(4),
        fewest: 3,
        longest: Duration::from_hours(1),
        unique: 1024,
    };

    pub const QUICK: Self = Self {
        rounds: 5,
        round: Duration::from_millis(1),
        most: Duration::from_millis(500),
        fewest: 1,
        longest: Duration::from_secs(1),
        unique: 64,
    };
}

struct Turn {
    contender: Contender,
    iterations: usize,
    rounds: usize,
    nanoseconds: Vec<f64>,
}

pub fn measure(operation: Operation, kind: Kind, contenders: Vec<Contender>, plan: &Plan) -> Vec<Row> {
    let mut turns: Vec<Turn> = contenders.into_iter().map(|contender| prepare(contender, plan)).collect();
    let mut order: Vec<usize> = (0..turns.len()).collect();
    let mut state = 1;
    for round in 0..plan.rounds {
        // Another order each time, so that no contender always runs after the same one.
        shuffle(&mut order, &mut state);
        for &index in &order {
            let turn = &mut turns[index];
            // Contenders with fewer rounds spread them over the whole time.
            if (round + 1) * turn.rounds / plan.rounds > round * turn.rounds / plan.rounds {
                turn.play();
            }
        }
    }
    turns.into_iter().map(|turn| turn.row(operation, kind)).collect()
}

fn prepare(mut contender: Contender, plan: &Plan) -> Turn {
    // Twice, because the first time has cold caches.
    contender.timed.round(1);
    let one = contender.timed.round(1).max(Duration::from_nanos(1));
    contender.timed.check();
    let iterations = (plan.round.as_nanos() / one.as_nanos()).max(1) as usize;
    let round = one * u32::try_from(iterations).unwrap_or(u32::MAX);
    let rounds = (plan.most.as_nanos() / round.as_nanos()) as usize;
    let rounds = rounds.clamp(plan.fewest, plan.rounds);
    Turn { contender, iterations, rounds, nanoseconds: Vec::with_capacity(rounds) }
}

impl Turn {
    fn play(&mut self) {
        let Contender { batch, timed, .. } = &mut self.contender;
        if self.iterations > 1 {
            timed.round(1);
        }
        let time = timed.round(self.iterations);
        self.nanoseconds.push(time.as_nanos() as f64 / (self.iterations * *batch) as f64);
        timed.check();
    }

    fn row(mut self, operation: Operation, kind: Kind) -> Row {
        self.nanoseconds.sort_by(f64::total_cmp);
        let quantile = |part: f64| self.nanoseconds[((self.nanoseconds.len() - 1) as f64 * part).round() as usize];
        let middle = self.nanoseconds.len() / 2;
        let median = if self.nanoseconds.len() % 2 == 1 {
            self.nanoseconds[middle]
        } else {
            f64::midpoint(self.nanoseconds[middle - 1], self.nanoseconds[middle])
        };
        let allocations = self.contender.timed.allocations();
        Row {
            operation: operation.name().to_owned(),
            algorithm: kind.algorithm().to_owned(),
            bits: kind.bits(),
            library: self.contender.library.to_owned(),
            batch: self.contender.batch,
            nanoseconds: median,
            quartiles: [quantile(0.25), quantile(0.75)],
            rounds: self.nanoseconds.len(),
            allocations: allocations.rust,
            c_allocations: allocations.c,
        }
    }
}

fn shuffle(order: &mut [usize], state: &mut u64) {
    for index in (1..order.len()).rev() {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(index, (*state >> 33) as usize % (index + 1));
    }
}
