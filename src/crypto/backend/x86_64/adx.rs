//! Blocks of eight limbs with BMI2's `mulx` and the two carry chains of ADX: Broadwell, Zen, and later.
//!
//! # Rows
//!
//! A row adds a multiple of eight limbs to a window of eight limbs in `r8` to `r15`. The multiplier is in `rdx`. The
//! low halves of the products use the carry flag (`adcx`), the high halves the overflow flag (`adox`). Then the lowest
//! limb is complete and is stored, and its register takes the new highest limb: the next row uses the registers shifted
//! by one. The window and the product of eight limbs and one limb are below `2^512 + (2^512 - 1) * (2^64 - 1)`, which
//! is `2^576`, so nine limbs hold their sum and both chains end without a carry.
//!
//! # Timing
//!
//! The time of no instruction depends on the limbs; branches and addresses depend on lengths only.

#![allow(unsafe_code, reason = "assembly; the witness proves that the CPU has the instructions")]

use core::arch::asm;

use crate::crypto::backend::kernels::limbs::{BLOCK_LIMBS, Block, Multiplier};

// No known CPU with the first two features lacks the others. If a hypervisor hides one, the portable kernels run.
proof! {
    /// Proves that the CPU supports BMI2, ADX and AVX2. Only [`Adx::detect`] makes it.
    Adx(() = ()), has_adx ["adx", "bmi2", "avx2", "avx", "sse4.2", "sse4.1", "ssse3", "sse3"]
}

/// Adds the halves of a product to two limbs of the window.
macro_rules! step {
    ($low:literal $high:literal, $factor:literal $at:literal) => {
        concat!("mulx rcx, rax, [", $factor, " + ", $at, "]\n", "adcx ", $low, ", rax\n", "adox ", $high, ", rcx\n",)
    };
}

/// The last product of a row gives the new highest limb. `[rsp]` is zero.
macro_rules! last_step {
    ($low:literal $new:literal, $factor:literal) => {
        concat!(
            "mulx ", $new, ", rax, [", $factor, " + 56]\n",
            "adcx ", $low, ", rax\n",
            with_carries!($new "[rsp]"),
        )
    };
}

/// Adds the same to a register with both carries.
macro_rules! with_carries {
    ($register:literal $($term:literal)+) => {
        concat!("adcx ", $register, ", ", $($term,)+ "\n", "adox ", $register, ", ", $($term,)+ "\n")
    };
}

/// Adds the limb at `[rbx]` and the product of the limb at `[rdi]` and the block at `[rsi]`. Clearing the flags is free
/// here, and lets a row start before the row above it ends.
macro_rules! row {
    ($at:literal: $a:literal $b:literal $c:literal $d:literal $e:literal $f:literal $g:literal $h:literal) => {
        concat!(
            "mov rdx, [rdi + ", $at, "]\n",
            "xor eax, eax\n",
            "mulx rcx, rax, [rsi]\n",
            "adox ", $a, ", [rbx + ", $at, "]\n",
            "adcx ", $a, ", rax\n",
            "mov [rbx + ", $at, "], ", $a, "\n",
            "adox ", $b, ", rcx\n",
            step!($b $c, "rsi" 8), step!($c $d, "rsi" 16), step!($d $e, "rsi" 24),
            step!($e $f, "rsi" 32), step!($f $g, "rsi" 40), step!($g $h, "rsi" 48),
            last_step!($h $a, "rsi"),
        )
    };
}

/// A row for each limb of a block. Each begins with the second register of the one before it.
macro_rules! eight {
    ($row:ident) => {
        concat!(
            $row!(0: "r8" "r9" "r10" "r11" "r12" "r13" "r14" "r15"),
            $row!(8: "r9" "r10" "r11" "r12" "r13" "r14" "r15" "r8"),
            $row!(16: "r10" "r11" "r12" "r13" "r14" "r15" "r8" "r9"),
            $row!(24: "r11" "r12" "r13" "r14" "r15" "r8" "r9" "r10"),
            $row!(32: "r12" "r13" "r14" "r15" "r8" "r9" "r10" "r11"),
            $row!(40: "r13" "r14" "r15" "r8" "r9" "r10" "r11" "r12"),
            $row!(48: "r14" "r15" "r8" "r9" "r10" "r11" "r12" "r13"),
            $row!(56: "r15" "r8" "r9" "r10" "r11" "r12" "r13" "r14"),
        )
    };
}

/// Eight rows for each of the blocks at `[rdi]`; `[rsp + 8]` gives their number, at least one.
macro_rules! rows {
    () => {
        concat!(
            ".p2align 5\n",
            "2:\n",
            eight!(row),
            "lea rdi, [rdi + 64]\n",
            "lea rbx, [rbx + 64]\n",
            "dec qword ptr [rsp + 8]\n",
            "jnz 2b\n",
        )
    };
}

/// A row of products above the diagonal within one block. The lowest limb is complete and gets no addend.
macro_rules! triangle_row {
    ($at:literal: $a:literal $($step:expr)*; $h:literal) => {
        concat!(
            "mov rdx, [rsi + ", $at, "]\n",
            "mov [rbx + ", $at, "], ", $a, "\n",
            "xor eax, eax\n",
            $($step,)*
            last_step!($h $a, "rsi"),
        )
    };
}

/// Writes a limb of the quotient to `[rsi]` and adds its products with the block at `[rdi]`. The Montgomery constant is
/// at `[rsp + 16]`. The lowest limb becomes zero, with a carry unless it was zero: adding the all ones at `[rsp + 64]`
/// gives this carry without waiting for the product.
macro_rules! quotient_row {
    ($at:literal: $a:literal $b:literal $c:literal $d:literal $e:literal $f:literal $g:literal $h:literal) => {
        concat!(
            "mov rdx, [rsp + 16]\n",
            "imul rdx, ", $a, "\n",
            "mov [rsi + ", $at, "], rdx\n",
            "xor eax, eax\n",
            "adcx ", $a, ", [rsp + 64]\n",
            "mulx rcx, rax, [rdi]\n",
            "adox ", $b, ", rcx\n",
            step!($b $c, "rdi" 8), step!($c $d, "rdi" 16), step!($d $e, "rdi" 24),
            step!($e $f, "rdi" 32), step!($f $g, "rdi" 40), step!($g $h, "rdi" 48),
            last_step!($h $a, "rdi"),
        )
    };
}

/// Applies an operation to all limbs of the window.
macro_rules! window {
    (load) => {
        "mov r8, [rbx]\nmov r9, [rbx + 8]\nmov r10, [rbx + 16]\nmov r11, [rbx + 24]\n\
         mov r12, [rbx + 32]\nmov r13, [rbx + 40]\nmov r14, [rbx + 48]\nmov r15, [rbx + 56]\n"
    };
    (store) => {
        "mov [rbx], r8\nmov [rbx + 8], r9\nmov [rbx + 16], r10\nmov [rbx + 24], r11\n\
         mov [rbx + 32], r12\nmov [rbx + 40], r13\nmov [rbx + 48], r14\nmov [rbx + 56], r15\n"
    };
    (clear) => {
        "xor r8d, r8d\nxor r9d, r9d\nxor r10d, r10d\nxor r11d, r11d\n\
         xor r12d, r12d\nxor r13d, r13d\nxor r14d, r14d\nxor r15d, r15d\n"
    };
    (add_with_carry) => {
        "adc r8, [rbx]\nadc r9, [rbx + 8]\nadc r10, [rbx + 16]\nadc r11, [rbx + 24]\n\
         adc r12, [rbx + 32]\nadc r13, [rbx + 40]\nadc r14, [rbx + 48]\nadc r15, [rbx + 56]\n"
    };
}

/// Adds a limb's square, and doubles the limbs of its place.
macro_rules! square {
    ($at:literal: $low:literal $high:literal) => {
        concat!(
            "mov rdx, [rsi + ", $at, "]\n",
            "mulx rdx, rax, rdx\n",
            with_carries!("rax" "[rdi + " $low "]"),
            "mov [rdi + ", $low, "], rax\n",
            with_carries!("rdx" "[rdi + " $high "]"),
            "mov [rdi + ", $high, "], rdx\n",
        )
    };
}

/// Subtracts a limb from the limb at the same place of the difference.
macro_rules! subtract_limb {
    ($at:literal) => {
        concat!("mov rax, [rsi + ", $at, "]\nsbb rax, [rdx + ", $at, "]\nmov [rdx + ", $at, "], rax\n")
    };
}

/// Sums the blocks at one place of all entries of a table under masks, which are all ones for the wanted entry. For
/// each 32 bytes: their address, the register of their sum, and another register.
macro_rules! look_up {
    ($place:expr, $to:expr, $table:ident, $len:ident, $index:ident, $($at:literal $sum:literal $term:literal),+) => {
        asm!(
            "vmovq xmm0, rax",
            "vpbroadcastq ymm0, xmm0",
            "vpcmpeqq ymm1, ymm1, ymm1",
            "vpxor xmm2, xmm2, xmm2", // the entry's number
            $(concat!("vpxor xmm", $sum, ", xmm", $sum, ", xmm", $sum),)+
            "test rcx, rcx",
            "jz 3f",
            "2:",
            "vpcmpeqq ymm5, ymm2, ymm0",
            "vpsubq ymm2, ymm2, ymm1",
            $(concat!("vpand ymm", $term, ", ymm5, [rsi + ", $at, "]"),)+
            $(concat!("vpor ymm", $sum, ", ymm", $sum, ", ymm", $term),)+
            "add rsi, rdx",
            "dec rcx",
            "jnz 2b",
            "3:",
            $(concat!("vmovdqu [rdi + ", $at, "], ymm", $sum),)+
            "vzeroupper",
            in("rax") $index,
            inout("rcx") $table.len() / $len => _,
            in("rdx") $len * size_of::<Block>(),
            inout("rsi") $table.as_ptr().wrapping_add($place) => _,
            in("rdi") $to,
            clobber_abi("sysv64"),
            options(nostack),
        );
    };
}

// Long functions are never inlined: two copies would not fit in the cache of decoded instructions.
impl Multiplier for Adx {
    #[inline(never)]
    fn multiply(self, product: &mut [Block], a: &[Block], b: &[Block]) {
        if a.is_empty() || b.is_empty() || product.len() < a.len() + b.len() {
            return;
        }
        product[..b.len()].fill([0; BLOCK_LIMBS]);
        // SAFETY: the witness proves BMI2 and ADX. What is read lies in `a`, `b` and `product`; what is written, in the
        // first `a.len() + b.len()` blocks of `product`: for each block of `a`, in one more than `b` has, from the same
        // place on. Seven words go to the stack and leave it, rbx comes back from there, and all other registers
        // written are named, or count as written by a call.
        unsafe {
            asm!(
                "push rbx",
                "push rax",
                "push rdi",
                "push rdx",
                "push rcx",
                "push rcx", // what the rows count down
                "push 0",
                "4:",
                "mov rbx, [rsp + 40]",
                "mov rdi, [rsp + 32]",
                "mov rcx, [rsp + 16]",
                "mov [rsp + 8], rcx",
                window!(clear),
                rows!(),
                window!(store),
                "lea rsi, [rsi + 64]",
                "add qword ptr [rsp + 40], 64",
                "dec qword ptr [rsp + 24]",
                "jnz 4b",
                "lea rsp, [rsp + 48]",
                "pop rbx",
                inout("rax") product.as_mut_ptr() => _,
                inout("rcx") b.len() => _,
                inout("rdx") a.len() => _,
                inout("rdi") b.as_ptr() => _,
                inout("rsi") a.as_ptr() => _,
                out("r12") _, out("r13") _, out("r14") _, out("r15") _,
                clobber_abi("sysv64"),
            );
        }
    }

    #[inline(never)]
    fn square(self, product: &mut [Block], a: &[Block]) {
        if a.is_empty() || product.len() < 2 * a.len() {
            return;
        }
        product[..a.len()].fill([0; BLOCK_LIMBS]);
        // The products of different limbs, each once.
        //
        // SAFETY: the witness proves BMI2 and ADX. What is read lies in `a` and in `product`; what is written, in the
        // first `2 * a.len()` blocks of `product`: for the block of `a` at a place, from twice that place on in one
        // more than `a` has left. Five words go to the stack and leave it, rbx comes back from there, and all other
        // registers written are named, or count as written by a call.
        unsafe {
            asm!(
                "push rbx",
                "push rax",
                "push rcx",
                "push rcx", // what the rows count down, the first eight among them
                "push 0",
                "4:",
                "mov rbx, [rsp + 24]",
                window!(load),
                triangle_row!(0: "r8" step!("r9" "r10", "rsi" 8) step!("r10" "r11", "rsi" 16)
                    step!("r11" "r12", "rsi" 24) step!("r12" "r13", "rsi" 32) step!("r13" "r14", "rsi" 40)
                    step!("r14" "r15", "rsi" 48); "r15"),
                triangle_row!(8: "r9" step!("r11" "r12", "rsi" 16) step!("r12" "r13", "rsi" 24)
                    step!("r13" "r14", "rsi" 32) step!("r14" "r15", "rsi" 40) step!("r15" "r8", "rsi" 48); "r8"),
                triangle_row!(16: "r10" step!("r13" "r14", "rsi" 24) step!("r14" "r15", "rsi" 32)
                    step!("r15" "r8", "rsi" 40) step!("r8" "r9", "rsi" 48); "r9"),
                triangle_row!(24: "r11" step!("r15" "r8", "rsi" 32) step!("r8" "r9", "rsi" 40)
                    step!("r9" "r10", "rsi" 48); "r10"),
                triangle_row!(32: "r12" step!("r9" "r10", "rsi" 40) step!("r10" "r11", "rsi" 48); "r11"),
                triangle_row!(40: "r13" step!("r11" "r12", "rsi" 48); "r12"),
                triangle_row!(48: "r14"; "r13"),
                "mov [rbx + 56], r15",
                "xor r15d, r15d",
                "lea rdi, [rsi + 64]",
                "lea rbx, [rbx + 64]",
                "dec qword ptr [rsp + 8]",
                "jz 3f",
                rows!(),
                "3:",
                window!(store),
                "lea rsi, [rsi + 64]",
                "add qword ptr [rsp + 24], 128",
                "mov rcx, [rsp + 16]",
                "dec rcx",
                "mov [rsp + 8], rcx",
                "mov [rsp + 16], rcx",
                "jnz 4b",
                "lea rsp, [rsp + 32]",
                "pop rbx",
                inout("rax") product.as_mut_ptr() => _,
                inout("rcx") a.len() => _,
                inout("rsi") a.as_ptr() => _,
                out("r12") _, out("r13") _, out("r14") _, out("r15") _,
                clobber_abi("sysv64"),
            );
        }
        // Doubles those products, and adds the squares of the limbs.
        //
        // SAFETY: the witness proves BMI2 and ADX. What is read lies in `a`; what is read and written, in the first
        // `2 * a.len()` blocks of `product`. All registers written are named.
        unsafe {
            asm!(
                "xor eax, eax",
                "2:",
                square!(0: 0 8),
                square!(8: 16 24),
                square!(16: 32 40),
                square!(24: 48 56),
                square!(32: 64 72),
                square!(40: 80 88),
                square!(48: 96 104),
                square!(56: 112 120),
                // Both carry chains continue through the loop, so no instruction here may change a flag.
                "lea rsi, [rsi + 64]",
                "lea rdi, [rdi + 128]",
                "lea rcx, [rcx - 1]",
                "jrcxz 3f",
                "jmp 2b",
                "3:",
                inout("rcx") a.len() => _,
                inout("rdi") product.as_mut_ptr() => _,
                inout("rsi") a.as_ptr() => _,
                out("rax") _,
                out("rdx") _,
                options(nostack),
            );
        }
    }

    #[inline(never)]
    fn reduce(self, sum: &mut [Block], n: &[Block], inverse: u64, quotient: &mut Block) -> u64 {
        if n.is_empty() || sum.len() <= n.len() {
            return 0;
        }
        let carry: u64;
        // SAFETY: the witness proves BMI2 and ADX. What is read lies in `n` and in `sum`; what is written, in `sum` and
        // `quotient`: for each of the `sum.len() - n.len()` lowest blocks of `sum`, in one more than `n` has from there
        // on. Ten words go to the stack and leave it, rbx comes back from there, and all other registers written are
        // named, or count as written by a call.
        unsafe {
            asm!(
                "push rbx",
                "push -1",
                "push rax",
                "push rdi",
                "push r8",
                "push rcx",
                "push 0", // the carry
                "push rdx",
                "push rcx", // what the rows count down, the first eight among them
                "push 0",
                "4:",
                "mov rbx, [rsp + 56]",
                "mov rdi, [rsp + 48]",
                "mov rcx, [rsp + 32]",
                "mov [rsp + 8], rcx",
                window!(load),
                eight!(quotient_row),
                "lea rdi, [rdi + 64]",
                "lea rbx, [rbx + 64]",
                "dec qword ptr [rsp + 8]",
                "jz 3f",
                rows!(),
                "3:",
                // One plus all ones overflows: the carry is in its flag again.
                "mov rax, [rsp + 24]",
                "add rax, -1",
                window!(add_with_carry),
                window!(store),
                "mov eax, 0",
                "adc eax, 0",
                "mov [rsp + 24], rax",
                "add qword ptr [rsp + 56], 64",
                "dec qword ptr [rsp + 40]",
                "jnz 4b",
                // Clears the inverse of a secret modulus, and the carry.
                "mov qword ptr [rsp + 16], 0",
                "mov qword ptr [rsp + 24], 0",
                "lea rsp, [rsp + 72]",
                "pop rbx",
                inout("rax") sum.as_mut_ptr() => carry,
                inout("rcx") n.len() => _,
                inout("rdx") inverse => _,
                inout("rdi") n.as_ptr() => _,
                in("rsi") quotient.as_mut_ptr(),
                inout("r8") sum.len() - n.len() => _,
                out("r12") _, out("r13") _, out("r14") _, out("r15") _,
                clobber_abi("sysv64"),
            );
        }
        carry
    }

    #[inline]
    fn subtract(self, out: &mut [Block], x: &[Block], n: &[Block], mask: u64) -> u64 {
        let count = out.len().min(x.len()).min(n.len());
        if count == 0 {
            return 0;
        }
        let borrow: u64;
        // SAFETY: the witness proves AVX2. What is read lies in the first `count` blocks of `x`, `n` and `out`, what is
        // written, in those of `out`, and all have as many. All vector registers count as written, for one instruction
        // clears their high halves; the others that are written, are named.
        unsafe {
            asm!(
                // The number to subtract, at first in the place of the difference.
                "vmovq xmm0, rax",
                "vpbroadcastq ymm0, xmm0",
                "mov r8, rcx",
                "mov r9, rdx",
                "2:",
                "vpand ymm1, ymm0, [rdi]",
                "vpand ymm2, ymm0, [rdi + 32]",
                "vmovdqu [r9], ymm1",
                "vmovdqu [r9 + 32], ymm2",
                "add rdi, 64",
                "add r9, 64",
                "dec r8",
                "jnz 2b",
                "vzeroupper",
                // Neither lea nor dec changes the borrow.
                "xor eax, eax",
                "3:",
                subtract_limb!(0), subtract_limb!(8), subtract_limb!(16), subtract_limb!(24),
                subtract_limb!(32), subtract_limb!(40), subtract_limb!(48), subtract_limb!(56),
                "lea rdx, [rdx + 64]",
                "lea rsi, [rsi + 64]",
                "dec rcx",
                "jnz 3b",
                "sbb rax, rax",
                "neg rax",
                inout("rax") mask => borrow,
                inout("rcx") count => _,
                inout("rdx") out.as_mut_ptr() => _,
                inout("rsi") x.as_ptr() => _,
                inout("rdi") n.as_ptr() => _,
                clobber_abi("sysv64"),
                options(nostack),
            );
        }
        borrow
    }

    #[inline]
    fn look_up(self, entry: &mut [Block], table: &[Block], index: u64) {
        let len = entry.len();
        if len == 0 {
            return;
        }
        let (pairs, rest) = entry.as_chunks_mut::<2>();
        for (pair, to) in pairs.iter_mut().enumerate() {
            // SAFETY: the witness proves AVX2. What is read lies in `table`: the two blocks at this place of each of
            // its entries of `len` blocks, `table.len() / len` of them; what is written, in `to`. All vector registers
            // count as written, for the last instruction clears their high halves; the others that are written, are
            // named.
            unsafe {
                look_up!(2 * pair, to.as_mut_ptr(), table, len, index, 0 "3" "6", 32 "4" "7", 64 "8" "9", 96 "10" "11");
            }
        }
        for to in rest {
            // SAFETY: as above, of the last block of each entry.
            unsafe {
                look_up!(len - 1, core::ptr::from_mut(to), table, len, index, 0 "3" "6", 32 "4" "7");
            }
        }
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;
    use crate::crypto::dead_stack::secrets_left_by;

    /// What the assembly pushes is on the stack afterwards, unless the assembly clears it.
    #[test]
    fn a17_the_assembly_leaves_no_secret_on_the_stack() {
        const K: usize = 2;
        let Some(multiplier) = Adx::detect() else { return };
        let limb = |at: usize| 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * at as u64 + 1);
        let number = |from: usize| -> Vec<Block> {
            (0..K).map(|block| core::array::from_fn(|at| limb(from + BLOCK_LIMBS * block + at))).collect()
        };
        let (a, b, inverse, mask) = (number(0), number(100), limb(200), u64::MAX);
        let secrets: Vec<u64> = a.iter().chain(&b).flatten().copied().chain([inverse]).collect();
        // Made before: what an allocator does afterwards would overwrite the stack.
        let [mut product, mut squared, mut sum] = [vec![[0; BLOCK_LIMBS]; 2 * K], a.repeat(2), a.repeat(2)];
        let (table, [mut difference, mut entry], mut quotient) =
            (a.repeat(3), [b.clone(), b.clone()], [0; BLOCK_LIMBS]);
        let operations: [(&str, &mut dyn FnMut()); 5] = [
            ("multiply", &mut || multiplier.multiply(&mut product, &a, &b)),
            ("square", &mut || multiplier.square(&mut squared, &a)),
            ("reduce", &mut || _ = multiplier.reduce(&mut sum, &b, inverse, &mut quotient)),
            ("subtract", &mut || _ = multiplier.subtract(&mut difference, &a, &b, mask)),
            ("look_up", &mut || multiplier.look_up(&mut entry, &table, 1)),
        ];
        for (name, operation) in operations {
            let left = secrets_left_by(&secrets, operation);
            assert!(left.as_ref().is_none_or(Vec::is_empty), "{name} leaves words: {left:?}");
        }
    }
}
