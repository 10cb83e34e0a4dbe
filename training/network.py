"""The network: six layers of MiniLM that tag a window, whose last three layers also read pairs of mentions.

A pair is two extra positions that start from the mentions' own states after layer three and look at the window and
at each other; the window never looks at them, so all pairs of a window cost one pass.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from loaders.documents.model.labels import Labels
from loaders.documents.model.tokens import GAPS, SHAPES

WIDTH, HEADS, DEPTH, INNER, FROZEN, SPLIT, NEAR = 384, 12, 6, 1536, 2, 3, 16


class Layer(nn.Module):
    """One layer of BERT, able to let extra positions look at its window."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def heads(self, x: Tensor) -> Tensor:
        return x.reshape(x.shape[0], -1, HEADS, WIDTH // HEADS).transpose(1, 2)

    def finish(self, x: Tensor, mixed: Tensor) -> Tensor:
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(x.shape))))
        return self.norm2(x + self.drop(self.narrow(fn.gelu(self.wide(x)))))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        q, k, v = self.heads(self.query(x)), self.heads(self.key(x)), self.heads(self.value(x))
        return self.finish(x, fn.scaled_dot_product_attention(q, k, v, attn_mask=bias))

    def pairs(self, x: Tensor, window: Tensor, bias: Tensor) -> Tensor:
        """x (batch, pairs * 2, width), positions 2i and 2i+1 being one pair; window is this layer's input."""
        q, k, v = self.heads(self.query(x)), self.heads(self.key(window)), self.heads(self.value(window))
        own_k, own_v = self.heads(self.key(x)), self.heads(self.value(x))
        batch, heads, count, size = q.shape
        two = (batch, heads, count // 2, 2, size)
        scale = size**-0.5
        outside = q @ k.transpose(-1, -2) * scale + bias
        inside = (q.reshape(two) @ own_k.reshape(two).transpose(-1, -2) * scale).reshape(batch, heads, count, 2)
        weights = torch.softmax(torch.cat([outside, inside], dim=-1), dim=-1)
        seen = weights[..., :-2] @ v
        own = (weights[..., -2:].reshape(batch, heads, count // 2, 2, 2) @ own_v.reshape(two)).reshape(q.shape)
        return self.finish(x, seen + own)


class Network(nn.Module):
    """Tags from the last layer, relations and modality from pair positions."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.piece_shape, self.word_shape, self.gap = (
            nn.Embedding(SHAPES, WIDTH),
            nn.Embedding(SHAPES, WIDTH),
            nn.Embedding(GAPS, WIDTH),
        )
        self.slot, self.kind = nn.Embedding(2, WIDTH), nn.Embedding(len(labels.kinds), WIDTH)
        for small in (self.piece_shape, self.word_shape, self.gap, self.slot, self.kind):
            nn.init.normal_(small.weight, std=0.05)
        self.tags = nn.Linear(WIDTH, labels.tags)
        self.own, self.other = nn.Embedding(2 * NEAR + 1, HEADS), nn.Embedding(2 * NEAR + 1, HEADS)
        for table in (self.own, self.other):
            table.weight.data.copy_(-0.1 * (torch.arange(2 * NEAR + 1) - NEAR).abs()[:, None].expand(-1, HEADS))
        self.mix, self.around = nn.Linear(3 * WIDTH, WIDTH), nn.Linear(3 * WIDTH, WIDTH)
        self.relations, self.modality = (
            nn.Linear(WIDTH, len(labels.relations)),
            nn.Linear(WIDTH, len(labels.modalities)),
        )
        nn.init.constant_(self.relations.bias, -3.0)

    def read(
        self, ids: Tensor, piece: Tensor, word: Tensor, gap: Tensor, mask: Tensor
    ) -> tuple[Tensor, list[Tensor], Tensor]:
        """Tag scores; the inputs of the last three layers and the last one's output; the attention bias of padding."""
        bias = (1.0 - mask.float())[:, None, None, :] * -1e4
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.segment
        x = self.drop(self.norm(x))
        inputs: list[Tensor] = []
        for i, layer in enumerate(self.layers):
            if i == FROZEN:
                x = x + self.piece_shape(piece) + self.word_shape(word) + self.gap(gap)
            if i >= SPLIT:
                inputs.append(x)
            x = layer(x, bias)
        return self.tags(x), [*inputs, x], bias

    def relate(
        self, inputs: list[Tensor], bias: Tensor, first: Tensor, last: Tensor, kind: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Relation and modality scores. first, last, kind: (batch, pairs, 2); places count the window's [CLS]."""
        batch, count, _ = first.shape
        pick = lambda x, where: torch.gather(x, 1, where.reshape(batch, -1, 1).expand(-1, -1, WIDTH))  # noqa: E731
        x = (pick(inputs[0], first) + pick(inputs[0], last)) * 0.5 + self.kind(kind.reshape(batch, -1))
        x = x + self.slot.weight.repeat(count, 1)
        bias = bias + self.nearness(first, last, inputs[0].shape[1])
        for layer, window in zip(self.layers[SPLIT:], inputs[:-1], strict=True):
            x = layer.pairs(x, window, bias)
        one, two = x[:, 0::2], x[:, 1::2]
        mixed = self.mix(torch.cat([one, two, one * two], dim=-1)) + self.around(
            self.surroundings(inputs[-1], first, last)
        )
        mixed = self.drop(fn.gelu(mixed))
        return self.relations(mixed), self.modality(mixed)

    def nearness(self, first: Tensor, last: Tensor, size: int) -> Tensor:
        """Attention bias (batch, heads, pairs * 2, pieces): how far a piece is from one's own mention and the other."""
        at = torch.arange(size)[None, None, None, :]
        far = (at - first[..., None]).clamp(-NEAR, 0) + (at - last[..., None]).clamp(0, NEAR) + NEAR
        swapped = torch.cat([far[:, :, 1:], far[:, :, :1]], dim=2)
        total = self.own(far) + self.other(swapped)
        return total.flatten(1, 2).permute(0, 3, 1, 2)

    def surroundings(self, x: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Mean states between the two mentions, and in the eight pieces before and behind both."""
        batch, size, _ = x.shape
        sums = torch.cat([x.new_zeros(batch, 1, WIDTH), x.cumsum(1)], dim=1)
        pick = lambda where: torch.gather(sums, 1, where[..., None].expand(-1, -1, WIDTH))  # noqa: E731
        mean = lambda a, b: (pick(b) - pick(a)) / (b - a).clamp(min=1)[..., None]  # noqa: E731
        left, right = first.min(dim=2).values, last.max(dim=2).values + 1
        inner, outer = last.min(dim=2).values + 1, first.max(dim=2).values
        between = mean(torch.minimum(inner, outer), outer)
        return torch.cat(
            [between, mean((left - 8).clamp(min=0), left), mean(right, (right + 8).clamp(max=size))], dim=-1
        )


def load_base(network: Network, weights: dict[str, Tensor]) -> None:
    """Copies the base's weights (BERT's names) and freezes its embeddings and first layers."""
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
        network.segment.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        network.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        network.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "wide": "intermediate.dense",
            "narrow": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i, layer in enumerate(network.layers):
            for ours, theirs in parts.items():
                for what in ("weight", "bias"):
                    getattr(getattr(layer, ours), what).copy_(weights[f"encoder.layer.{i}.{theirs}.{what}"])
    for part in (network.words, network.places, network.norm, *network.layers[:FROZEN]):
        part.requires_grad_(False)
    network.segment.requires_grad_(False)
