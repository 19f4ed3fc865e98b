//! The timed unit: one library with one operation.

use std::hint::black_box;
use std::time::Duration;

use crate::clock::used;
use crate::count::{Allocations, count};
use crate::inputs::Inputs;
use crate::ours::Signature;

/// The operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Verify,
    Sign,
    Token,
}

impl Operation {
    pub const ALL: [Self; 3] = [Self::Verify, Self::Sign, Self::Token];

    pub fn name(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Sign => "sign",
            Self::Token => "token",
        }
    }
}

/// A unit with timed rounds. Each iteration asserts its own result.
pub trait Timed {
    /// The time of this number of iterations.
    fn round(&mut self, iterations: usize) -> Duration;
    /// Asserts that corrupted items are rejected, or that the signatures are valid. Not timed.
    fn check(&mut self);
    /// The allocations per item.
    fn allocations(&mut self) -> Allocations;
}

pub struct Contender {
    /// Its name in the results: the package, and its use if there are several.
    pub library: &'static str,
    /// The number of items in an iteration.
    pub batch: usize,
    pub timed: Box<dyn Timed>,
}

/// A library that cannot take part, and the reason.
pub struct Missing {
    pub library: &'static str,
    pub why: String,
}

pub type Entry = Result<Contender, Missing>;

struct InProcess<Work, Check> {
    /// Runs the iteration that starts with this item.
    work: Work,
    check: Check,
    batch: usize,
    next: usize,
}

impl<Work: FnMut(usize), Check: FnMut()> Timed for InProcess<Work, Check> {
    fn round(&mut self, iterations: usize) -> Duration {
        let start = used();
        for _ in 0..iterations {
            (self.work)(self.next);
            self.next = self.next.wrapping_add(self.batch);
        }
        used().saturating_sub(start)
    }

    fn check(&mut self) {
        (self.check)();
    }

    fn allocations(&mut self) -> Allocations {
        // The first iteration may prepare values for the later ones.
        (self.work)(0);
        let iterations = 64_usize.div_ceil(self.batch);
        count(iterations * self.batch, || (0..iterations).for_each(|iteration| (self.work)(iteration * self.batch)))
    }
}

pub fn contender(
    library: &'static str,
    batch: usize,
    work: impl FnMut(usize) + 'static,
    check: impl FnMut() + 'static,
) -> Contender {
    Contender { library, batch, timed: Box::new(InProcess { work, check, batch, next: 0 }) }
}

/// `verify(message, signature)` distinguishes valid signatures from invalid ones.
pub fn verifies(
    library: &'static str,
    inputs: &'static Inputs,
    verify: impl Fn(&[u8], &[u8]) -> bool + 'static,
) -> Contender {
    for index in 0..4 {
        let (message, signature) = inputs.item(index);
        assert!(verify(message, signature), "{library} refuses a good {:?} signature", inputs.kind);
    }
    for refused in &inputs.refused {
        let (message, signature) = &refused.item;
        assert!(!verify(message, signature), "{library} accepts a wrong {:?} signature: {}", inputs.kind, refused.why);
    }
    let verify = std::rc::Rc::new(verify);
    let checked = verify.clone();
    let (message, signature) = &inputs.refused[0].item;
    contender(
        library,
        1,
        move |index| {
            let (message, signature) = inputs.item(index);
            assert!(verify(black_box(message), black_box(signature)));
        },
        move || assert!(!checked(message, signature), "{library} accepts a wrong signature"),
    )
}

/// `sign(message, room)` writes a signature and returns its length.
pub fn signs(
    library: &'static str,
    inputs: &'static Inputs,
    mut sign: impl FnMut(&[u8], &mut Signature) -> usize + 'static,
) -> Contender {
    let length = inputs.signatures[0].len();
    let mut signature: Signature = [0; 512];
    for message in &inputs.messages[..4] {
        assert_eq!(sign(message, &mut signature), length);
        assert_signed(library, inputs, message, &signature[..length]);
    }
    // The last signature and its message, for the check after a round.
    let last = std::rc::Rc::new(std::cell::RefCell::new((0, signature)));
    let made = last.clone();
    contender(
        library,
        1,
        move |index| {
            let (last, signature) = &mut *made.borrow_mut();
            *last = index;
            assert_eq!(sign(black_box(inputs.item(index).0), signature), length);
        },
        move || {
            let (index, signature) = &*last.borrow();
            assert_signed(library, inputs, inputs.item(*index).0, &signature[..length]);
        },
    )
}

/// `accept(token)` verifies a token and checks its claims.
pub fn accepts(library: &'static str, inputs: &'static Inputs, accept: impl Fn(&str) -> bool + 'static) -> Contender {
    for index in 0..4 {
        assert!(accept(inputs.token(index)), "{library} refuses a good {:?} token", inputs.kind);
    }
    for refused in &inputs.refused_tokens {
        assert!(!accept(&refused.item), "{library} accepts a token whose fault is {}", refused.why);
    }
    let accept = std::rc::Rc::new(accept);
    let checked = accept.clone();
    let corrupted = &inputs.refused_tokens[0].item;
    contender(
        library,
        1,
        move |index| assert!(accept(black_box(inputs.token(index)))),
        move || assert!(!checked(corrupted), "{library} accepts a corrupted token"),
    )
}

/// Checks a new signature with another library.
pub fn assert_signed(library: &str, inputs: &Inputs, message: &[u8], signature: &[u8]) {
    use ring::signature::{
        ECDSA_P256_SHA256_FIXED, ED25519, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
    };
    let algorithm: &'static dyn VerificationAlgorithm = match inputs.kind {
        crate::inputs::Kind::Rsa(_) => &RSA_PSS_2048_8192_SHA256,
        crate::inputs::Kind::P256 { .. } => &ECDSA_P256_SHA256_FIXED,
        crate::inputs::Kind::Ed25519 => &ED25519,
    };
    let good = UnparsedPublicKey::new(algorithm, &inputs.key.public).verify(message, signature).is_ok();
    assert!(good, "{library} made a signature that ring refuses");
}
